import { readLedger } from '../bookkeeping/read-ledger.ts';
import type { Connection } from '../connection/connection.ts';
import { applyMigration } from './apply.ts';
import { backUp } from './backup.ts';
import { checksumOf } from './checksum.ts';
import type { Step } from './guard.ts';
import { thisProcess } from './lock-holder.ts';
import type { Migration } from './migration.ts';
import { planUp, type UpOptions } from './plan-up.ts';
import { rehearse } from './rehearse.ts';
import { type RunOptions, withLock } from './with-lock.ts';

export interface UpResult {
  readonly applied: readonly string[];
  /** Contract migrations, and what stands behind them, that wait for a later run. */
  readonly waiting: readonly string[];
  /** The file that was written before anything was taken away. */
  readonly backup: string | null;
}

/** Where backups go, besides what every run takes. */
export interface MigrateOptions extends RunOptions {
  backupFolder: string;
}

/**
 * Applies the migrations that are pending, each in a transaction of its own.
 *
 * @throws {DatabaseError} if one is refused or fails; those before it stay applied.
 */
export async function migrateUp(
  connection: Connection,
  migrations: readonly Migration[],
  options: UpOptions & MigrateOptions,
): Promise<UpResult> {
  const { report = () => {}, backupFolder } = options;
  await rehearse(migrations);
  return await withLock(connection, options, async (lock) => {
    const ledger = await readLedger(connection.db);
    const { apply, wait } = planUp(migrations, ledger, options);
    const takesAway = apply.some(({ phase }) => phase === 'contract');
    const backup =
      takesAway && ledger.applied.length > 0 ? await backUp(connection, backupFolder, report) : null;
    for (const migration of apply) {
      const record = recordOf(migrations, migration);
      await applyMigration(connection, lock, { migration, direction: 'up', before: [], record }, report);
    }
    return { applied: namesOf(apply), waiting: namesOf(wait), backup };
  });
}

function recordOf(migrations: readonly Migration[], migration: Migration): Step {
  const { name, phase } = migration;
  return {
    sql: `insert into schema_migrations (position, name, phase, oldest_release, checksum, applied_by)
      values (?, ?, ?, ?, ?, ?)`,
    parameters: [
      migrations.indexOf(migration) + 1,
      name,
      phase,
      phase === 'contract' ? migration.oldestRelease : null,
      checksumOf(migration),
      thisProcess().name,
    ],
  };
}

function namesOf(migrations: readonly Migration[]): string[] {
  return migrations.map(({ name }) => name);
}
