import type { Kysely } from 'kysely';
import type { ReportRow, Tables } from '../tables.ts';

/** Keeps a report in the place of the one before it. */
export async function saveReport(db: Kysely<Tables>, row: ReportRow): Promise<void> {
  await db
    .insertInto('reports')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet(({ ref }) => ({
        report: ref('excluded.report'),
        made_at: ref('excluded.made_at'),
      })),
    )
    .execute();
}

export async function findReport(db: Kysely<Tables>, name: string): Promise<ReportRow | undefined> {
  return await db
    .selectFrom('reports')
    .select(['name', 'report', 'made_at'])
    .where('name', '=', name)
    .executeTakeFirst();
}
