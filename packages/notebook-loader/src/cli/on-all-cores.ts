import { stat } from 'node:fs/promises';
import { threadsFor } from '../threads/threads-for.ts';

/** How far the work has come. */
export interface WorkProgress {
  notebooks: number;
  totalNotebooks: number;
  /** Of notebooks: what the remaining time is estimated from. */
  bytes: number;
  totalBytes: number;
  /** Since the beginning, in milliseconds. */
  elapsedMs: number;
}

/** More work than this, in bytes of notebooks, is done in a thread even where there is one only: its memory can be bounded. */
const ALONE_BYTES = 20_000_000;

/** Tasks side by side in one thread: while one waits for a file or a drawing, the other goes on. */
const LANES = 2;

/**
 * Works on notebooks side by side, the largest first, so that no thread is left with one at the end.
 *
 * @param worker Module whose default export does one task, in a thread where that pays. Tasks and results are plain data.
 * @param onResult Called with each result as it is there, in no particular order.
 * @param onProgress Called before the first, and after each.
 */
export async function onAllCores<Task extends { path: string }, Result>(
  worker: URL,
  tasks: readonly Task[],
  onResult: (task: Task, result: Result) => void,
  onProgress: (progress: WorkProgress) => void,
): Promise<void> {
  const started = performance.now();
  const sized = await Promise.all(
    tasks.map(async (task) => ({ task, bytes: (await stat(task.path).catch(() => undefined))?.size ?? 0 })),
  );
  sized.sort((a, b) => b.bytes - a.bytes);
  const totalBytes = sized.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = { notebooks: 0, totalNotebooks: tasks.length, bytes: 0, totalBytes };
  const tell = (task: Task, bytes: number, result: Result): void => {
    progress.notebooks++;
    progress.bytes += bytes;
    onResult(task, result);
    onProgress({ ...progress, elapsedMs: performance.now() - started });
  };
  onProgress({ ...progress, elapsedMs: 0 });
  const threads = threadsFor(tasks.length, totalBytes);
  if (threads <= 1 && totalBytes <= ALONE_BYTES) {
    const { default: work }: { default: (task: Task) => Promise<Result> } = await import(worker.href);
    const waiting = sized.values();
    const lane = async (): Promise<void> => {
      for (const { task, bytes } of waiting) tell(task, bytes, await work(task));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return;
  }
  const { openThreads } = await import('../threads/thread-pool.ts');
  const pool = openThreads(worker, threads, LANES);
  try {
    await Promise.all(sized.map(async ({ task, bytes }) => tell(task, bytes, await pool.run(task))));
  } finally {
    await pool.destroy();
  }
}
