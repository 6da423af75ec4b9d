import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { doesExist, pruneKept } from '../../media/kept-file.ts';
import { packageVersion } from '../../media/package-version.ts';
import { replaceFile } from '../../media/replace-file.ts';
import { packageModule } from '../../package-file.ts';
import { cacheFolder } from '../cache-folder.ts';
import { count } from '../count.ts';
import { type Diagnosis, formatDiagnosis } from '../diagnosis.ts';
import { findOrExplain } from '../find-notebooks.ts';
import { onAllCores } from '../on-all-cores.ts';
import { progressText } from '../progress.ts';
import type { CommandOptions, Terminal } from '../run.ts';
import type { PageTask } from './draft-page.ts';
import { type ExecutedNotebooks, executeNotebooks } from './execute.ts';
import { type FinishedPages, finishPages } from './finish-pages.ts';
import { indexPage } from './index-page.ts';
import { draftFolder } from './page-draft.ts';
import { type PagePlan, planPages } from './plan-pages.ts';
import { isCurrent, keepRecords, type PageRecord, type PageRecords, readRecords } from './records.ts';
import { commonStylesheet } from './stylesheet.ts';
import { type PageOutcome, summary } from './summary.ts';

/**
 * `notebook-loader render`: a folder of static pages. One bad notebook does not stop the others, and a page whose notebook
 * is what it was is not written again.
 */
export async function render(
  paths: readonly string[],
  options: CommandOptions,
  terminal: Terminal,
): Promise<number> {
  if (options.out === undefined) {
    terminal.error('Say where to write: notebook-loader render <file or folder>… --out <folder>');
    return 2;
  }
  const started = performance.now();
  const out = resolve(options.out);
  const notebooks = await findOrExplain(paths, terminal);
  if (!notebooks) return 2;
  let plan: PagePlan;
  let executed: ExecutedNotebooks | undefined;
  try {
    if (options.execute) executed = await executeNotebooks(notebooks, options, terminal);
    plan = planPages(notebooks, out, options, packageVersion(), executed?.files);
  } catch (error) {
    terminal.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const { tasks, index, circumstances } = plan;
  const kept = await readRecords(out, circumstances);
  const records = findCurrent(options.force ? [] : tasks, kept);
  const stale = tasks.filter(({ path }) => !records.has(path));
  const others = await withoutGone(kept, tasks);

  let finished: FinishedPages;
  try {
    await mkdir(join(out, 'media'), { recursive: true });
    await draft(stale, records, terminal);
    finished = await finishPages(tasks, records, others, (tasks) => draft(tasks, records, terminal));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    terminal.error(`The pages could not all be written to ${options.out}: ${cause}`);
    return 1;
  }
  replaceFile(join(out, 'notebook.css'), await commonStylesheet());
  const listed = tasks.flatMap(({ path }) => {
    const page = records.get(path)?.page;
    return page ?? [];
  });
  replaceFile(join(out, index), indexPage(listed));
  keepRecords(out, circumstances, { ...others, ...Object.fromEntries(records) });

  const outcomes = tasks.flatMap(({ path, name }): PageOutcome[] => {
    const record = records.get(path);
    if (!record) return [];
    const diagnoses = [...record.diagnoses, ...(finished.diagnoses.get(path) ?? [])];
    return [{ ...record, name, diagnoses, isWritten: finished.written.has(path) }];
  });
  const rendered = new Set(stale.map(({ name }) => name));
  terminal.out(
    summary({ pages: outcomes, rendered, elapsedMs: performance.now() - started, out: options.out }),
  );
  if (executed) terminal.out(`Jupyter has run ${count(executed.count, 'notebook')}`);
  const errors = [...(executed?.failures ?? []), ...outcomes.flatMap(({ diagnoses }) => diagnoses)].filter(
    isError,
  );
  for (const error of errors) terminal.error(formatDiagnosis(error));
  return errors.length > 0 ? 1 : 0;
}

/** The records that still hold, by the paths of the notebooks. */
function findCurrent(tasks: readonly PageTask[], kept: PageRecords): Map<string, PageRecord> {
  const current = new Map<string, PageRecord>();
  for (const task of tasks) {
    const record = kept[task.path];
    if (record && isCurrent(record, task)) current.set(task.path, record);
  }
  return current;
}

/** The records of notebooks that are there; what is kept of the cells of others is deleted too. */
async function withoutGone(records: PageRecords, tasks: readonly PageTask[]): Promise<PageRecords> {
  const there = { ...records };
  const found = new Set(tasks.map(({ path }) => path));
  let isGone = false;
  for (const path of Object.keys(records)) {
    if (found.has(path) || (await doesExist(path))) continue;
    delete there[path];
    isGone = true;
  }
  if (!isGone) return there;
  for (const folder of [join(cacheFolder(), 'cells'), draftFolder()]) await pruneKept(folder);
  return there;
}

/** Drafts pages, and puts what is then known of them among the records. */
async function draft(
  tasks: readonly PageTask[],
  records: Map<string, PageRecord>,
  terminal: Terminal,
): Promise<void> {
  if (tasks.length === 0) return;
  const worker = packageModule('cli/render/draft-page');
  try {
    await onAllCores<PageTask, PageRecord>(
      worker,
      tasks,
      ({ path }, record) => records.set(path, record),
      (progress) => terminal.progress(progressText(progress)),
    );
  } finally {
    terminal.progress('');
  }
}

function isError({ level }: Diagnosis): boolean {
  return level === 'error';
}
