import { type Kysely, sql } from 'kysely';
import type { AppliedMigration, BookkeepingTables, LockRow, ReleaseRow } from './tables.ts';

/** What the books of a database say. */
export interface Ledger {
  /** In the order in which they were applied. */
  readonly applied: readonly AppliedMigration[];
  /** The releases that visitors get, or that a rollback would bring back. */
  readonly releases: readonly ReleaseRow[];
  /** Who migrates at this moment. */
  readonly lock: LockRow | undefined;
}

/** Reads the books, and changes nothing: a database without any has had no migration. */
export async function readLedger(db: Kysely<BookkeepingTables>): Promise<Ledger> {
  const { rows } = await sql<{ tables: number }>`
    select count(*) as tables from sqlite_schema
    where type = 'table' and name in ('schema_migrations', 'schema_lock', 'schema_releases')`.execute(db);
  if (rows[0]?.tables !== 3) return { applied: [], releases: [], lock: undefined };
  return {
    applied: await db.selectFrom('schema_migrations').selectAll().orderBy('position').execute(),
    releases: await db.selectFrom('schema_releases').selectAll().orderBy('live_since').execute(),
    lock: await db.selectFrom('schema_lock').selectAll().where('token', '<>', '').executeTakeFirst(),
  };
}
