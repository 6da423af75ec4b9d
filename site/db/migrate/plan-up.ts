import type { Ledger } from '../bookkeeping/read-ledger.ts';
import { DatabaseError } from '../database-error.ts';
import { compareLedger } from './compare-ledger.ts';
import { compareVersions } from './compare-versions.ts';
import type { Migration, Phase } from './migration.ts';

export interface UpOptions {
  /** `expand` stops before what running releases may need; `contract` takes that away too. @default 'expand' */
  phase?: Phase | undefined;
  /** The last migration to apply. @default the last there is */
  to?: string | undefined;
}

/** What `up` applies. */
export interface UpPlan {
  readonly apply: readonly Migration[];
  /** Contract migrations, and what stands behind them, that wait for a later run. */
  readonly wait: readonly Migration[];
}

/**
 * Chooses the migrations to apply.
 *
 * @throws {DatabaseError} if the database and this checkout do not fit, or a release that runs needs what would go.
 */
export function planUp(
  migrations: readonly Migration[],
  ledger: Ledger,
  { phase = 'expand', to }: UpOptions = {},
): UpPlan {
  const { pending, newer } = compareLedger(migrations, ledger.applied);
  const [first] = newer;
  if (first)
    throw new DatabaseError(
      `The database has the migration ${first.name}, which this checkout does not know: a newer release applied it.`,
      'There is nothing to apply here. Migrate with the newest release.',
    );
  const wanted = pending.slice(0, lastIndex(migrations, pending, to) + 1);
  const contract = wanted.findIndex((migration) => migration.phase === 'contract');
  if (phase === 'expand' && contract !== -1) return stopBefore(wanted, contract);
  for (const migration of wanted) refuseWhileNeeded(migration, ledger);
  return { apply: wanted, wait: [] };
}

function lastIndex(
  migrations: readonly Migration[],
  pending: readonly Migration[],
  to: string | undefined,
): number {
  if (to === undefined) return pending.length - 1;
  const index = pending.findIndex(({ name }) => name === to);
  if (index === -1 && !migrations.some(({ name }) => name === to))
    throw new DatabaseError(
      `There is no migration "${to}".`,
      `The last one is ${migrations.at(-1)?.name ?? 'none'}; "db status" lists them.`,
    );
  return index;
}

function stopBefore(wanted: readonly Migration[], contract: number): UpPlan {
  const blocked = wanted.slice(contract).find(({ phase }) => phase === 'expand');
  if (blocked)
    throw new DatabaseError(
      `The migration ${blocked.name} stands behind ${wanted[contract]?.name}, which contracts and waits for its own time.`,
      'Run "db up --phase contract" first, once the releases that need the old schema are gone. Nothing was changed.',
    );
  return { apply: wanted.slice(0, contract), wait: wanted.slice(contract) };
}

function refuseWhileNeeded(migration: Migration, { applied, releases }: Ledger): void {
  if (migration.phase === 'expand') return;
  const { name, oldestRelease } = migration;
  // On a new database no release has run yet.
  if (releases.length === 0 && applied.length > 0)
    throw new DatabaseError(
      `${name} takes away what releases before ${oldestRelease} need, and the database does not know which ones run.`,
      'Say which: "db release live <version>" for each that visitors get or that a rollback would bring back. Nothing was changed.',
    );
  const needing = releases.filter(({ version }) => compareVersions(version, oldestRelease) < 0);
  if (needing.length > 0)
    throw new DatabaseError(
      `${name} takes away what the release ${needing.map(({ version }) => version).join(' and ')} needs, which is live.`,
      `Wait until it is gone and is no way back any more, then say so: "db release gone ${needing[0]?.version}". Nothing was changed.`,
    );
}
