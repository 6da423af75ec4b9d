import { Problem } from '../http/problem.ts';
import { WorkerFailure } from './worker-failure.ts';

/** Seconds that a visitor is asked to wait where the worker said nothing. */
const DEFAULT_WAIT = 5;

/** Lets the worker answer; its failures become problems that a visitor can read. @throws {Problem} 503 */
export async function answered<Value>(asking: Promise<Value>): Promise<Value> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof WorkerFailure) throw unavailable(error);
    throw error;
  }
}

function unavailable(failure: WorkerFailure): Problem {
  const wait = Math.max(1, failure.retryAfter ?? DEFAULT_WAIT);
  return new Problem(503, {
    kind: 'worker-unavailable',
    detail: `The service behind this address is not available for the moment. Try again in ${wait} s.`,
    headers: { 'retry-after': String(wait) },
    cause: failure,
  });
}
