import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Counts one more call in a window of time. @returns How many there have been in it, with this one. */
export async function countHit(
  db: Kysely<Tables>,
  { key, windowStart }: { key: string; windowStart: number },
): Promise<number> {
  const { hits } = await db
    .insertInto('rate_limits')
    .values({ key, window_start: windowStart, hits: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['key', 'window_start'])
        .doUpdateSet(({ eb }) => ({ hits: eb('rate_limits.hits', '+', 1) })),
    )
    .returning('hits')
    .executeTakeFirstOrThrow();
  return hits;
}

/** Forgets the windows that began before a time. */
export async function deleteWindowsBefore(db: Kysely<Tables>, time: number): Promise<void> {
  await db.deleteFrom('rate_limits').where('window_start', '<', time).execute();
}
