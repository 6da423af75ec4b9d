import { Tinypool } from 'tinypool';
import { serveDrawings } from '../outputs/drawing/shared-worker.ts';

/** Megabytes of a thread for what is new. Where nobody asks for less, each thread takes a hundred, and is a little faster. */
const YOUNG_MEGABYTES = 24;

/** Milliseconds until a thread without work ends. */
const IDLE_MS = 1000;

/**
 * Threads that start when there is work for them, end when there is none, and keep no process alive.
 *
 * @param worker Module whose default export does one task. Tasks and results are plain data.
 * @param lanes How many tasks one thread does side by side: while one waits, another goes on.
 */
export function openThreads(worker: URL, threads: number, lanes = 1): Tinypool {
  serveDrawings();
  return new Tinypool({
    filename: worker.href,
    minThreads: 0,
    maxThreads: threads,
    concurrentTasksPerWorker: lanes,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
}
