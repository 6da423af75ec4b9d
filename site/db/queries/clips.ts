import type { Kysely } from 'kysely';
import type { ClipRow, Tables } from '../tables.ts';

/**
 * Stores a clip. One that is there already, by its hash, keeps its id and its title, and stays for as long as the new one
 * would have.
 *
 * @returns The id that it has.
 */
export async function saveClip(db: Kysely<Tables>, clip: ClipRow): Promise<string> {
  const { id } = await db
    .insertInto('clips')
    .values(clip)
    .onConflict((conflict) =>
      conflict.column('sha256').doUpdateSet(({ ref }) => ({ expires_at: ref('excluded.expires_at') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A clip that has not expired. */
export async function findClip(db: Kysely<Tables>, id: string, now: number): Promise<ClipRow | undefined> {
  return await db
    .selectFrom('clips')
    .select(['id', 'title', 'seconds', 'frames', 'clip', 'sha256', 'created_at', 'expires_at'])
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
}

/** The newest clips that have not expired, without their motion. */
export async function listClips(
  db: Kysely<Tables>,
  { now, limit }: { now: number; limit: number },
): Promise<Pick<ClipRow, 'id' | 'title' | 'seconds' | 'frames' | 'created_at'>[]> {
  return await db
    .selectFrom('clips')
    .select(['id', 'title', 'seconds', 'frames', 'created_at'])
    .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Deletes the clips that have expired, and the poses of them. */
export async function deleteExpiredClips(db: Kysely<Tables>, now: number): Promise<void> {
  await db.deleteFrom('clips').where('expires_at', '<=', now).execute();
}
