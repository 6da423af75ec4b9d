/** So much is written at once, in characters. */
const BATCH_LENGTH = 1 << 20;

/**
 * Small pieces of a text put together: each write has its price, and all together may be too long to be held.
 *
 * @param start What is before the first.
 */
export function* inBatches(pieces: Iterable<string>, start: string): Generator<string> {
  let batch = start;
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH_LENGTH) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
