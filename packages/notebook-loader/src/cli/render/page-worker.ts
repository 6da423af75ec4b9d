import type { PageRecord } from './records.ts';
import { type PageTask, writePage } from './write-page.ts';

/** Runs in a worker thread of the pool, one page at a time. */
export default (task: PageTask): Promise<PageRecord> => writePage(task);
