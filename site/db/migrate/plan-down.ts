import type { Ledger } from '../bookkeeping/read-ledger.ts';
import { DatabaseError } from '../database-error.ts';
import { compareLedger } from './compare-ledger.ts';
import type { Rehearsal } from './rehearse.ts';

export interface DownOptions {
  /** How many migrations to take back. @default 1 */
  steps?: number | undefined;
  /** The last migration to keep; `none` takes all back. Instead of `steps`. */
  to?: string | undefined;
}

/**
 * Chooses the migrations to take back, the last one first.
 *
 * @throws {DatabaseError} if the way back is not known, or a release that runs needs one of them.
 */
export function planDown(
  rehearsals: readonly Rehearsal[],
  ledger: Ledger,
  { steps = 1, to }: DownOptions = {},
): Rehearsal[] {
  const migrations = rehearsals.map(({ migration }) => migration);
  const { applied, newer } = compareLedger(migrations, ledger.applied);
  const last = newer.at(-1);
  if (last)
    throw new DatabaseError(
      `The last migration of the database is ${last.name}, which this checkout does not know: its way back is not here.`,
      `Check out the release that applied it on ${last.applied_at}, and go down with that. Nothing was changed.`,
    );
  const keep =
    to === undefined
      ? Math.max(0, applied.length - steps)
      : countUpTo(
          applied.map(({ name }) => name),
          to,
        );
  const plan = rehearsals.slice(keep, applied.length).reverse();
  for (const { migration } of plan) {
    const needing = ledger.releases.find(({ needs_migration }) => needs_migration >= migration.name);
    if (needing)
      throw new DatabaseError(
        `The release ${needing.version} is live and needs the migration ${migration.name}.`,
        `Roll the site back first, then say that the release is gone: "db release gone ${needing.version}". Nothing was changed.`,
      );
  }
  return plan;
}

function countUpTo(applied: readonly string[], to: string): number {
  if (to === 'none') return 0;
  const index = applied.indexOf(to);
  if (index === -1)
    throw new DatabaseError(
      `The migration "${to}" has not been applied, so there is no way down to it.`,
      `The last one applied is ${applied.at(-1) ?? 'none'}; "--to none" takes all back. Nothing was changed.`,
    );
  return index + 1;
}
