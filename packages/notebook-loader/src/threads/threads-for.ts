import { availableParallelism } from 'node:os';

/** So much work, in bytes of notebooks, is done before V8 has compiled for a second thread what it has compiled for the first. */
const ALONE_BYTES = 4_000_000;

/**
 * How many threads pay for so much work; with one, it is done without. One core is left to what compiles for V8 beside them, as much
 * as a third of the work, and to what draws charts.
 */
export function threadsFor(notebooks: number, bytes: number): number {
  const cores = Math.max(1, availableParallelism() - 1);
  return Math.min(cores, notebooks, Math.ceil(bytes / ALONE_BYTES));
}
