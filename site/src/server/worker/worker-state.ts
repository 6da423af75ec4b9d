import type { WorkerClient } from './worker-client.ts';
import { type FailureReason, WorkerFailure } from './worker-failure.ts';

/** How the worker service is. */
export type WorkerState =
  | { state: 'ok'; version: string }
  | { state: 'down'; reason: FailureReason }
  /** Its variables cannot be used; the log says why. */
  | { state: 'misconfigured' }
  /** The site has none. */
  | { state: 'none' };

/** Asks the worker how it is. Never throws for a worker that is not well. */
export async function workerState(worker: WorkerClient): Promise<WorkerState> {
  try {
    const { version } = await worker.health();
    return { state: 'ok', version };
  } catch (error) {
    if (error instanceof WorkerFailure) return { state: 'down', reason: error.reason };
    throw error;
  }
}
