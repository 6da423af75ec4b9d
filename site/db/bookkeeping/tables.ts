import type { Generated, Selectable } from 'kysely';
import type { Phase } from '../migrate/migration.ts';

/** The tables in which the migrations keep their own books. */
export interface BookkeepingTables {
  schema_migrations: MigrationsTable;
  schema_lock: LockRow;
  schema_releases: ReleasesTable;
}

/** A migration that has been applied. */
export type AppliedMigration = Selectable<MigrationsTable>;

interface MigrationsTable {
  /** 1 for the first. */
  position: number;
  name: string;
  phase: Phase;
  /** The oldest release that works on what a contract migration left; `null` for the others. */
  oldest_release: string | null;
  checksum: string;
  /** ISO 8601, by the database's clock. */
  applied_at: Generated<string>;
  /** Who ran it. */
  applied_by: string;
}

/** The one row that says who may migrate. */
export interface LockRow {
  id: 1;
  /** Random for each run; empty while nobody holds the lock. */
  token: string;
  holder: string;
  host: string;
  pid: number;
  /** Seconds since 1970, by the database's clock. */
  acquired_at: number;
  /** From then on whoever comes next may take the lock over. */
  expires_at: number;
}

/** A release that visitors get, or that a rollback would bring back. */
export type ReleaseRow = Selectable<ReleasesTable>;

interface ReleasesTable {
  version: string;
  /** The last migration that the release was built with. */
  needs_migration: string;
  /** ISO 8601, by the database's clock. */
  live_since: Generated<string>;
}
