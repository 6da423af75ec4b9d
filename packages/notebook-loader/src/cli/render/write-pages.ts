import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Tinypool } from 'tinypool';
import type { PageRecord } from './records.ts';
import { type PageTask, writePage } from './write-page.ts';

/** So much work, in bytes of notebooks, is done before a second thread has loaded what it needs. */
const ALONE_BYTES = 1_000_000;

/** How much is done, in bytes of notebooks. */
export interface WriteProgress {
  bytes: number;
  totalBytes: number;
}

/**
 * Writes pages on all cores, the largest notebooks first, so that no thread is left with one at the end.
 *
 * @param onPage Called with each page as it is done, in no particular order.
 */
export async function writePages(
  tasks: readonly PageTask[],
  onPage: (task: PageTask, record: PageRecord, progress: WriteProgress) => void,
): Promise<void> {
  const sized = await Promise.all(
    tasks.map(async (task) => ({ task, bytes: (await stat(task.path).catch(() => undefined))?.size ?? 0 })),
  );
  sized.sort((a, b) => b.bytes - a.bytes);
  const totalBytes = sized.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = { bytes: 0, totalBytes };
  const done = (task: PageTask, bytes: number, record: PageRecord): void => {
    progress.bytes += bytes;
    onPage(task, record, progress);
  };
  const threads = Math.min(availableParallelism(), tasks.length, Math.ceil(totalBytes / ALONE_BYTES));
  if (threads <= 1) {
    for (const { task, bytes } of sized) done(task, bytes, await writePage(task));
    return;
  }
  const pool = new Tinypool({
    filename: new URL(`./page-worker${extname(import.meta.url)}`, import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
  try {
    await Promise.all(sized.map(async ({ task, bytes }) => done(task, bytes, await pool.run(task))));
  } finally {
    await pool.destroy();
  }
}
