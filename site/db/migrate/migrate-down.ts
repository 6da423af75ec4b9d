import { readLedger } from '../bookkeeping/read-ledger.ts';
import type { Connection } from '../connection/connection.ts';
import { applyMigration } from './apply.ts';
import { backUp } from './backup.ts';
import { findLosses, type Loss, refuseLoss, wouldLose } from './losses.ts';
import type { MigrateOptions } from './migrate-up.ts';
import type { Migration } from './migration.ts';
import { type DownOptions, planDown } from './plan-down.ts';
import { rehearse } from './rehearse.ts';
import { withLock } from './with-lock.ts';

export interface DownResult {
  /** The last one first. */
  readonly takenBack: readonly string[];
  /** What was stored in that. Empty unless it was told to lose data. */
  readonly lost: readonly Loss[];
  /** The file that was written before. */
  readonly backup: string | null;
}

/**
 * Takes migrations back, the last one first, each in a transaction of its own, after a backup.
 *
 * @param options.loseData - Whether what is stored in tables and columns that go may be lost. @default false
 * @throws {DatabaseError} if it would lose data and was not told to, or one is refused or fails.
 */
export async function migrateDown(
  connection: Connection,
  migrations: readonly Migration[],
  options: DownOptions & MigrateOptions & { loseData?: boolean | undefined },
): Promise<DownResult> {
  const { report = () => {}, loseData = false, backupFolder } = options;
  const rehearsals = await rehearse(migrations);
  return await withLock(connection, options, async (lock) => {
    const plan = planDown(rehearsals, await readLedger(connection.db), options);
    if (plan.length === 0) return { takenBack: [], lost: [], backup: null };
    const lost = await findLosses(
      connection.db,
      plan.flatMap(({ downTakes }) => downTakes),
    );
    if (lost.length > 0 && !loseData) throw wouldLose(lost);
    const backup = await backUp(connection, backupFolder, report);
    for (const { migration, downTakes } of plan) {
      const before = loseData ? [] : downTakes.map(refuseLoss);
      const record = { sql: 'delete from schema_migrations where name = ?', parameters: [migration.name] };
      await applyMigration(connection, lock, { migration, direction: 'down', before, record }, report);
    }
    return { takenBack: plan.map(({ migration }) => migration.name), lost, backup };
  });
}
