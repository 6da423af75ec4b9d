/** Players that start at the same moment share one network and one processor; more of them only delay the first. */
const MAX_STARTING = 2;

let starting = 0;
const waiting: Array<() => void> = [];

/**
 * Runs a start when it is its turn.
 *
 * @throws the signal's reason, where it is aborted before that.
 */
export async function inTurn<Result>(signal: AbortSignal, start: () => Promise<Result>): Promise<Result> {
  if (starting >= MAX_STARTING) await turn(signal);
  signal.throwIfAborted();
  starting += 1;
  try {
    return await start();
  } finally {
    starting -= 1;
    waiting.shift()?.();
  }
}

function turn(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push(resolve);
    signal.addEventListener(
      'abort',
      () => {
        const place = waiting.indexOf(resolve);
        if (place >= 0) waiting.splice(place, 1);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
