import { createBookkeeping } from '../bookkeeping/create-bookkeeping.ts';
import type { Connection } from '../connection/connection.ts';
import { acquireLock, type Lock } from './lock.ts';
import { thisProcess } from './lock-holder.ts';
import type { ReportProgress } from './progress.ts';

export interface RunOptions {
  /** How long to wait for another run, in seconds. @default 60 */
  waitSeconds?: number | undefined;
  /** @default nothing is told */
  report?: ReportProgress | undefined;
}

/** Longer than a dead holder's lock lives. */
const DEFAULT_WAIT_SECONDS = 60;

/** Runs something while no other run can change the database. */
export async function withLock<Result>(
  connection: Connection,
  { waitSeconds = DEFAULT_WAIT_SECONDS, report = () => {} }: RunOptions,
  run: (lock: Lock) => Promise<Result>,
): Promise<Result> {
  await createBookkeeping(connection);
  const lock = await acquireLock(connection.db, {
    holder: thisProcess(),
    waitSeconds,
    onWait: (holder) => report({ kind: 'waiting', holder }),
  });
  if (lock.takenOverFrom) report({ kind: 'taken-over', holder: lock.takenOverFrom });
  try {
    return await run(lock);
  } finally {
    // A database that cannot be told frees the lock by itself when it runs out.
    await lock.release().catch(() => undefined);
  }
}
