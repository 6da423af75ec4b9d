import type { AppliedMigration } from '../bookkeeping/tables.ts';
import { DatabaseError } from '../database-error.ts';
import { checksumOf } from './checksum.ts';
import type { Migration } from './migration.ts';

/** The migrations of this checkout beside those of a database. */
export interface LedgerComparison {
  readonly applied: readonly Migration[];
  readonly pending: readonly Migration[];
  /** Applied by a newer release than this one. */
  readonly newer: readonly AppliedMigration[];
}

/**
 * Lays the migrations of this checkout beside those that were applied.
 *
 * @throws {DatabaseError} if one that was applied has been changed since, or another stands in its place.
 */
export function compareLedger(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): LedgerComparison {
  for (const [index, migration] of migrations.slice(0, applied.length).entries()) {
    const row = applied[index];
    if (row === undefined) continue;
    if (row.name !== migration.name)
      throw new DatabaseError(
        `The database had "${row.name}" as its migration ${row.position}, where this checkout has "${migration.name}".`,
        'Migrations are only ever added at the end. Give the new one the next free number, and put back what was applied.',
      );
    if (row.checksum !== checksumOf(migration))
      throw new DatabaseError(
        `The migration ${row.name} has been changed since it was applied on ${row.applied_at} by ${row.applied_by}.`,
        `Put site/db/migrations/${row.name}.ts back as it was, and write the change as a new migration.`,
      );
  }
  return {
    applied: migrations.slice(0, applied.length),
    pending: migrations.slice(applied.length),
    newer: applied.slice(migrations.length),
  };
}
