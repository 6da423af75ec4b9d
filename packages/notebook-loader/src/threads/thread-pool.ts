import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { serveDrawings } from '../outputs/drawing/shared-worker.ts';

/** So much work, in bytes of notebooks, is done before V8 has compiled for a second thread what it has compiled for the first. */
const ALONE_BYTES = 4_000_000;

/** Megabytes of a thread for what is new. Where nobody asks for less, each thread takes a hundred, and is a little faster. */
const YOUNG_MEGABYTES = 24;

/** Milliseconds until a thread without work ends. */
const IDLE_MS = 1000;

/**
 * How many threads pay for so much work; with one, it is done without. One core is left to what compiles for V8 beside them, as much
 * as a third of the work, and to what draws charts.
 */
export function threadsFor(notebooks: number, bytes: number): number {
  const cores = Math.max(1, availableParallelism() - 1);
  return Math.min(cores, notebooks, Math.ceil(bytes / ALONE_BYTES));
}

/**
 * Threads that start when there is work for them, end when there is none, and keep no process alive.
 *
 * @param worker Module whose default export does one task. Tasks and results are plain data.
 */
export function openThreads(worker: URL, threads: number): Tinypool {
  serveDrawings();
  return new Tinypool({
    filename: worker.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
}
