import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { BookkeepingTables, LockRow } from '../bookkeeping/tables.ts';
import { DatabaseError, LockedError } from '../database-error.ts';
import { refuseWhere, type Step } from './guard.ts';
import { isKnownDead, type LockHolder } from './lock-holder.ts';

/** How long a lock lives without being renewed, in seconds: as long as the next one waits for a dead holder elsewhere. */
const LEASE_SECONDS = 30;
const RENEW_EVERY_MS = (LEASE_SECONDS * 1000) / 3;
const ASK_AGAIN_MS = 250;

/** The database's clock, in seconds: one clock for all who wait. */
const NOW = sql<number>`unixepoch('subsec')`;
const LEASE_END = sql<number>`unixepoch('subsec') + ${sql.lit(LEASE_SECONDS)}`;

/** The right to migrate one database. */
export interface Lock {
  /** Stands in every transaction, and lets none through if another has taken the lock over meanwhile. */
  readonly fence: Step;
  /** Whose lock was taken over because its holder had died. */
  readonly takenOverFrom: string | undefined;
  release(): Promise<void>;
}

export interface LockOptions {
  holder: LockHolder;
  /** How long to wait for another holder, in seconds. */
  waitSeconds: number;
  /** Is told once whom the wait is for. */
  onWait?: (holder: string) => void;
}

/**
 * Takes the lock, after a wait if another holds it.
 *
 * @throws {LockedError} if it is held still when the wait is over. It says by whom, and since when.
 */
export async function acquireLock(db: Kysely<BookkeepingTables>, options: LockOptions): Promise<Lock> {
  const { holder, waitSeconds, onWait } = options;
  const token = randomUUID();
  const deadline = performance.now() + waitSeconds * 1000;
  for (let waits = 0; ; waits += 1) {
    const found = await db
      .selectFrom('schema_lock')
      .selectAll()
      .where('id', '=', 1)
      .executeTakeFirstOrThrow();
    if (await take(db, found, token, holder))
      return heldLock(db, token, found.token === '' ? undefined : found.holder);
    if (performance.now() >= deadline) throw lockedBy(found, waitSeconds);
    if (waits === 0) onWait?.(found.holder);
    await delay(ASK_AGAIN_MS);
  }
}

/** Takes a lock that is free, has run out, or is of a process that has ended; in one statement, so only one gets it. */
async function take(
  db: Kysely<BookkeepingTables>,
  found: LockRow,
  token: string,
  holder: LockHolder,
): Promise<boolean> {
  const deadToken = found.token !== '' && isKnownDead(found) ? found.token : '';
  const { numUpdatedRows } = await db
    .updateTable('schema_lock')
    .set({
      token,
      holder: holder.name,
      host: holder.host,
      pid: holder.pid,
      acquired_at: NOW,
      expires_at: LEASE_END,
    })
    .where('id', '=', 1)
    .where('token', '=', found.token)
    .where((where) => where.or([where('token', 'in', ['', deadToken]), where('expires_at', '<=', NOW)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function heldLock(db: Kysely<BookkeepingTables>, token: string, takenOverFrom: string | undefined): Lock {
  const own = db.updateTable('schema_lock').where('id', '=', 1).where('token', '=', token);
  // A renewal that fails is found by the fence of the next transaction.
  const renewal = setInterval(() => {
    own
      .set({ expires_at: LEASE_END })
      .execute()
      .catch(() => undefined);
  }, RENEW_EVERY_MS);
  renewal.unref();
  return {
    fence: refuseWhere('token <> ?', [token], lockLost),
    takenOverFrom,
    async release() {
      clearInterval(renewal);
      await own.set({ token: '', holder: '', host: '', pid: 0, expires_at: 0 }).execute();
    },
  };
}

function lockedBy({ holder, acquired_at, expires_at }: LockRow, waitSeconds: number): LockedError {
  const since = new Date(acquired_at * 1000).toISOString();
  const until = new Date(expires_at * 1000).toISOString();
  return new LockedError(
    `The database is being migrated by ${holder}, since ${since}. Nothing was changed.`,
    `Wait for it, or give more time than these ${waitSeconds} s with --wait. If it has died, its lock runs out at ${until} and the next run takes it over.`,
  );
}

function lockLost(cause: unknown): DatabaseError {
  return new DatabaseError(
    'Another run has taken the lock over, so this one has stopped. What it had applied before is whole.',
    'See what the other run does with "db status", then run the command again.',
    { cause },
  );
}
