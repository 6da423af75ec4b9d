import { PlayerError } from '../player-error.ts';

/** Waits before the second, third and fourth attempt, in milliseconds. */
const WAITS_MS = [300, 1000, 2500];

/** A download that brings no byte for this long is given up and tried again, in milliseconds. */
const STALL_MS = 10_000;

/** One attempt at a download. */
export interface Attempt {
  /** Ends with the caller's signal, and when the download stalls. */
  signal: AbortSignal;
  /** What came before was damaged: the copy that the browser keeps must not be used. */
  cache: RequestCache;
  /** Tells that bytes arrive. */
  touch(): void;
}

/**
 * Tries a download up to four times. Tried again is what may pass by itself: a broken connection, a server that is
 * busy, content that arrived damaged.
 *
 * @throws {PlayerError} the last one; or whatever the caller's signal was aborted with.
 */
export async function retry<Result>(
  download: (attempt: Attempt) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  let cache: RequestCache = 'default';
  for (let round = 0; ; round++) {
    const watchdog = watch(signal);
    try {
      return await download({ signal: watchdog.signal, cache, touch: watchdog.touch });
    } catch (cause) {
      signal.throwIfAborted();
      const error = watchdog.signal.aborted ? watchdog.signal.reason : cause;
      const wait = WAITS_MS[round];
      if (!(error instanceof PlayerError) || !error.isTransient || wait === undefined) throw error;
      if (error.code === 'damaged') cache = 'reload';
      await delay(wait, signal);
    } finally {
      watchdog.stop();
    }
  }
}

function watch(signal: AbortSignal) {
  const stalled = new AbortController();
  let timer: ReturnType<typeof setTimeout>;
  const touch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stalled.abort(
        new PlayerError('download', `No byte arrived for ${STALL_MS / 1000} seconds.`, { isTransient: true }),
      );
    }, STALL_MS);
  };
  touch();
  return {
    signal: AbortSignal.any([signal, stalled.signal]),
    touch,
    stop: () => clearTimeout(timer),
  };
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
