/** Why the worker service gave no answer that can be used. */
export type FailureReason =
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'busy'
  | 'error'
  | 'rubbish'
  | 'too-large'
  | 'paused';

export interface FailureOptions {
  /** Seconds until another try makes sense, where the worker said so. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** The worker service is down, slow, overloaded, or answers what is no answer. */
export class WorkerFailure extends Error {
  readonly reason: FailureReason;
  readonly retryAfter: number | undefined;

  constructor(reason: FailureReason, message: string, { retryAfter, cause }: FailureOptions = {}) {
    super(message, { cause });
    this.name = 'WorkerFailure';
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}
