import { WORKER_API_TOKEN, WORKER_API_URL } from 'astro:env/server';
import { Problem } from '../http/problem.ts';
import { remember } from './remember.ts';
import { readWorkerAddress } from './worker-address.ts';
import { createWorkerClient, type WorkerClient } from './worker-client.ts';
import { type WorkerState, workerState } from './worker-state.ts';

export { WorkerFailure } from './worker-failure.ts';
export { answered } from './worker-problem.ts';

/** A monitor that asks every second must not become the worker's main visitor. */
const STATE_MILLISECONDS = 5000;

/** Seconds; what is missing is added by people. */
const WAIT_FOR_PEOPLE = 300;

const client = open();
const stateOfClient = remember(async (): Promise<WorkerState> => {
  if (client instanceof Error) return { state: 'misconfigured' };
  return client ? workerState(client) : { state: 'none' };
}, STATE_MILLISECONDS);

/** The worker service that this deployment has; nothing where it has none, or its variables cannot be used. */
export function workerIfAny(): WorkerClient | undefined {
  return client instanceof Error ? undefined : client;
}

/** The worker service that this deployment has. @throws {Problem} 503 if it has none. */
export function worker(): WorkerClient {
  const found = workerIfAny();
  if (found) return found;
  throw new Problem(503, {
    kind: 'worker-not-configured',
    detail: 'This deployment of the site has no worker service, so nothing is saved or listed here.',
    headers: { 'retry-after': String(WAIT_FOR_PEOPLE) },
    cause: client,
  });
}

/** How it is; asked every five seconds at most. */
export function currentWorkerState(): Promise<WorkerState> {
  return stateOfClient();
}

/** An error is kept, so that what does not need the worker goes on. */
function open(): WorkerClient | Error | undefined {
  try {
    const address = readWorkerAddress(WORKER_API_URL, WORKER_API_TOKEN);
    return address && createWorkerClient(address);
  } catch (error) {
    console.error(error);
    return error instanceof Error ? error : new Error(String(error));
  }
}
