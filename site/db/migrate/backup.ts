import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readLedger } from '../bookkeeping/read-ledger.ts';
import type { Connection } from '../connection/connection.ts';
import { DatabaseError } from '../database-error.ts';
import type { ReportProgress } from './progress.ts';
import { readBackup } from './read-backup.ts';

/**
 * Writes a backup, dated to the millisecond, and reads it again before anything trusts it.
 *
 * @returns The file; `null` for a database in memory, which has nothing to keep.
 * @throws {DatabaseError} if it cannot be written or does not hold what it should.
 */
export async function backUp(
  connection: Connection,
  folder: string,
  report: ReportProgress,
): Promise<string | null> {
  const { backupName } = connection;
  if (!backupName) return null;
  const date = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const file = join(folder, `${backupName.stem}-${date}${backupName.extension}`);
  const started = performance.now();
  report({ kind: 'backing-up', file });
  try {
    await mkdir(folder, { recursive: true });
    await connection.backUp(file);
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause;
    throw new DatabaseError(
      `The backup ${file} could not be written: ${cause instanceof Error ? cause.message : String(cause)}. Nothing was changed.`,
      'See that there is room and that the folder may be written to, or choose another with --backups.',
      { cause },
    );
  }
  await verify(connection, file);
  report({ kind: 'backed-up', file, milliseconds: performance.now() - started });
  return file;
}

async function verify(connection: Connection, file: string): Promise<void> {
  const { applied } = await readLedger(connection.db);
  const backup = await readBackup(file);
  const expected = applied.map(({ name }) => name);
  if (backup.integrity === 'ok' && backup.migrations.join() === expected.join()) return;
  throw new DatabaseError(
    `The backup ${file} cannot be trusted: SQLite says "${backup.integrity}", and it has ${backup.migrations.length} of ${expected.length} migrations. Nothing was changed.`,
    'Run the command again. If it stays so, the database itself may be damaged: see "db check".',
  );
}
