import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IPolicy,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { type FailureReason, WorkerFailure } from './worker-failure.ts';

/** How patient the site is with its worker service. Times are milliseconds. */
export interface Patience {
  /** For one try, the whole body included. Default: 2000. */
  attempt: number;
  /** For a question with all its tries; a visitor waits no longer. Default: 5000. */
  total: number;
  /** How often a question is asked again. Default: 2. */
  retries: number;
  /** The wait before the first retry is random below this, before the next one below twice as much. Default: 200. */
  backoff: number;
  /** After how many failures in a row the worker is left alone. Default: 5. */
  failures: number;
  /** How long it is left alone before one question tries whether it is back. Default: 10 000. */
  pause: number;
}

export const DEFAULT_PATIENCE: Patience = {
  attempt: 2000,
  total: 5000,
  retries: 2,
  backoff: 200,
  failures: 5,
  pause: 10_000,
};

/** Runs a try, again if need be, and not at all while the worker is left alone. @throws {WorkerFailure} */
export type Run = <Value>(attempt: (signal: AbortSignal) => Promise<Value>) => Promise<Value>;

export interface Resilience {
  /** For what may be asked twice. */
  read: Run;
  /** For what may have happened although no answer came: it is tried once. */
  write: Run;
  /** One try that asks even a worker that is left alone. */
  probe: Run;
}

/** The worker is not well, whatever it is asked. */
const UNWELL: ReadonlySet<FailureReason> = new Set<FailureReason>([
  'unreachable',
  'timeout',
  'busy',
  'error',
]);

/**
 * The rules for talking to a worker service that may be down or slow: a time limit a try and one for all, retries with
 * jitter that heed `Retry-After`, and a circuit breaker, which reads and writes share.
 */
export function createResilience(patience: Patience = DEFAULT_PATIENCE): Resilience {
  const pauseSeconds = Math.ceil(patience.pause / 1000);
  const attempt = timeout(patience.attempt, TimeoutStrategy.Aggressive);
  const total = timeout(patience.total, TimeoutStrategy.Aggressive);
  const breaker = circuitBreaker(handleWhen(isUnwell), {
    breaker: new ConsecutiveBreaker(patience.failures),
    halfOpenAfter: patience.pause,
  });
  const again = retry(
    handleWhen((error) => isWorthAnotherTry(error, patience)),
    { maxAttempts: patience.retries, backoff: backoffOf(patience) },
  );

  const runWith =
    (policy: IPolicy): Run =>
    async (work) => {
      try {
        return await policy.execute(({ signal }) => work(signal));
      } catch (error) {
        throw asFailure(error, pauseSeconds);
      }
    };
  return {
    read: runWith(wrap(total, again, breaker, attempt)),
    write: runWith(wrap(breaker, attempt)),
    probe: runWith(attempt),
  };
}

function backoffOf({ backoff }: Patience) {
  return new DelegateBackoff<{ attempt: number; result: object }>(({ attempt, result }) => {
    const asked =
      'error' in result && result.error instanceof WorkerFailure ? result.error.retryAfter : undefined;
    // Random over the whole span, so that all instances do not come back at the same moment.
    return (asked ?? 0) * 1000 + Math.random() * backoff * 2 ** (attempt - 1);
  });
}

/** What one address or one visitor's data brings about is not counted, or a visitor could switch the worker off for all. */
function isUnwell(error: unknown): boolean {
  return error instanceof TaskCancelledError || (error instanceof WorkerFailure && UNWELL.has(error.reason));
}

function isWorthAnotherTry(error: unknown, { total }: Patience): boolean {
  if (!(error instanceof WorkerFailure)) return isUnwell(error);
  // What broke off half way may come whole.
  return (isUnwell(error) || error.reason === 'rubbish') && (error.retryAfter ?? 0) * 1000 < total;
}

function asFailure(error: unknown, pauseSeconds: number): unknown {
  if (error instanceof TaskCancelledError) {
    return new WorkerFailure('timeout', 'The worker service did not answer in time.', { cause: error });
  }
  if (error instanceof BrokenCircuitError) {
    return new WorkerFailure(
      'paused',
      'The worker service failed several times in a row and is left alone for a moment.',
      {
        retryAfter: pauseSeconds,
        cause: error,
      },
    );
  }
  return error;
}
