import { readLedger } from '../bookkeeping/read-ledger.ts';
import type { Connection } from '../connection/connection.ts';
import { checksumOf } from './checksum.ts';
import { isKnownDead } from './lock-holder.ts';
import type { Migration, Phase } from './migration.ts';

/** How a database stands beside this checkout. */
export interface DatabaseStatus {
  readonly database: string;
  readonly migrations: readonly MigrationStatus[];
  /** The releases that visitors get, or that a rollback would bring back. */
  readonly liveReleases: readonly {
    readonly version: string;
    readonly needsMigration: string;
    readonly since: string;
  }[];
  /** Who migrates at this moment. */
  readonly lock: { readonly holder: string; readonly since: string; readonly dead: boolean } | null;
}

export interface MigrationStatus {
  readonly name: string;
  readonly phase: Phase;
  /**
   * `changed`: not as it was when it was applied. `unknown`: applied by a newer release, or gone from this checkout.
   */
  readonly state: 'applied' | 'pending' | 'changed' | 'unknown';
  readonly appliedAt: string | null;
  readonly appliedBy: string | null;
}

/** Reads how a database stands, and changes nothing. */
export async function readStatus(
  connection: Connection,
  migrations: readonly Migration[],
): Promise<DatabaseStatus> {
  const { applied, releases, lock } = await readLedger(connection.db);
  const rows = new Map(applied.map((row) => [row.name, row]));
  const known = new Set(migrations.map(({ name }) => name));
  return {
    database: connection.label,
    migrations: [
      ...migrations.map((migration): MigrationStatus => {
        const { name, phase } = migration;
        const row = rows.get(name);
        const isSame = row?.checksum === checksumOf(migration);
        const state = row === undefined ? 'pending' : isSame ? 'applied' : 'changed';
        return { name, phase, state, appliedAt: row?.applied_at ?? null, appliedBy: row?.applied_by ?? null };
      }),
      ...applied
        .filter(({ name }) => !known.has(name))
        .map(({ name, phase, applied_at, applied_by }): MigrationStatus => {
          return { name, phase, state: 'unknown', appliedAt: applied_at, appliedBy: applied_by };
        }),
    ],
    liveReleases: releases.map(({ version, needs_migration, live_since }) => {
      return { version, needsMigration: needs_migration, since: live_since };
    }),
    lock: lock
      ? {
          holder: lock.holder,
          since: new Date(lock.acquired_at * 1000).toISOString(),
          dead: isKnownDead(lock),
        }
      : null,
  };
}
