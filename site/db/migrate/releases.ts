import { readLedger } from '../bookkeeping/read-ledger.ts';
import type { Connection } from '../connection/connection.ts';
import { DatabaseError } from '../database-error.ts';
import { compareLedger } from './compare-ledger.ts';
import { isVersion } from './compare-versions.ts';
import type { Migration } from './migration.ts';
import { type RunOptions, withLock } from './with-lock.ts';

/**
 * Notes that a release of this checkout's migrations is live, or is one that a rollback would bring back.
 *
 * @throws {DatabaseError} if the database lacks a migration that the release needs: a gate before its promotion.
 */
export async function markLive(
  connection: Connection,
  migrations: readonly Migration[],
  version: string,
  options: RunOptions,
): Promise<void> {
  checkVersion(version);
  await withLock(connection, options, async () => {
    const { pending } = compareLedger(migrations, (await readLedger(connection.db)).applied);
    const missing = pending.find(({ phase }) => phase === 'expand');
    if (missing)
      throw new DatabaseError(
        `The release ${version} needs the migration ${missing.name}, which the database does not have.`,
        'Run "db up" before the release goes live.',
      );
    const needs_migration = migrations.findLast(({ phase }) => phase === 'expand')?.name ?? '';
    await connection.db
      .insertInto('schema_releases')
      .values({ version, needs_migration })
      .onConflict((conflict) => conflict.column('version').doUpdateSet({ needs_migration }))
      .execute();
  });
}

/**
 * Notes that a release is gone, and is no way back any more.
 *
 * @throws {DatabaseError} if it was not live.
 */
export async function markGone(connection: Connection, version: string, options: RunOptions): Promise<void> {
  checkVersion(version);
  await withLock(connection, options, async () => {
    const { releases } = await readLedger(connection.db);
    if (!releases.some((release) => release.version === version))
      throw new DatabaseError(
        `The database knows of no live release ${version}.`,
        `Live are: ${releases.map((release) => release.version).join(', ') || 'none'}.`,
      );
    await connection.db.deleteFrom('schema_releases').where('version', '=', version).execute();
  });
}

function checkVersion(version: string): void {
  if (isVersion(version)) return;
  throw new DatabaseError(`"${version}" is no version of a release.`, 'Write it as three numbers: 0.2.0.');
}
