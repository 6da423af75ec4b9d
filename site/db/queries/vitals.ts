import type { Kysely } from 'kysely';
import type { Tables, VitalRow } from '../tables.ts';

/** Adds samples to those that are counted already. No two of the rows may be for the same count. */
export async function countVitals(db: Kysely<Tables>, rows: readonly VitalRow[]): Promise<void> {
  await db
    .insertInto('vitals')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'indicator', 'continent', 'at_most'])
        .doUpdateSet(({ eb, ref }) => ({ samples: eb('vitals.samples', '+', ref('excluded.samples')) })),
    )
    .execute();
}

/** The samples since a day, that day included, of all days together. */
export async function sumVitals(db: Kysely<Tables>, since: string): Promise<Omit<VitalRow, 'day'>[]> {
  return await db
    .selectFrom('vitals')
    .select(({ fn }) => ['indicator', 'continent', 'at_most', fn.sum<number>('samples').as('samples')])
    .where('day', '>=', since)
    .groupBy(['indicator', 'continent', 'at_most'])
    .execute();
}

/** Forgets the days before one. */
export async function deleteVitalsBefore(db: Kysely<Tables>, day: string): Promise<void> {
  await db.deleteFrom('vitals').where('day', '<', day).execute();
}
