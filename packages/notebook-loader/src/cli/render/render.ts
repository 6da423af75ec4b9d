import { mkdir } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { doesExist, pruneKept } from '../../media/kept-file.ts';
import { packageVersion } from '../../media/package-version.ts';
import { replaceFile } from '../../media/replace-file.ts';
import { cacheFolder } from '../cache-folder.ts';
import { type Diagnosis, formatDiagnosis } from '../diagnosis.ts';
import { findOrExplain } from '../find-notebooks.ts';
import { onAllCores } from '../on-all-cores.ts';
import { progressText } from '../progress.ts';
import type { CommandOptions, Terminal } from '../run.ts';
import { circumstancesOf } from './circumstances.ts';
import { indexPage } from './index-page.ts';
import { planPages } from './plan-pages.ts';
import { isCurrent, keepRecords, type PageRecord, type PageRecords, readRecords } from './records.ts';
import { commonStylesheet } from './stylesheet.ts';
import { summary } from './summary.ts';
import type { PageTask } from './write-page.ts';

/** Notebooks whose files are looked at side by side. */
const LOOKED_AT = 16;

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
  const version = packageVersion();
  let plan: ReturnType<typeof planPages>;
  try {
    plan = planPages(notebooks, out, options, version);
  } catch (error) {
    terminal.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const { tasks, index } = plan;
  const remote = [options['remote-image'] ?? [], options['remote-data']];
  const circumstances = circumstancesOf(version, [index, remote, options.trust]);
  const kept = options.force ? {} : await readRecords(out, circumstances);
  const current = await findCurrent(tasks, kept);
  const stale = tasks.filter(({ path }) => !current.has(path));

  let written: ReadonlyMap<string, PageRecord>;
  try {
    await mkdir(join(out, 'media'), { recursive: true });
    written = await writeStale(stale, terminal);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    terminal.error(`The pages could not all be written to ${options.out}: ${cause}`);
    return 1;
  }
  const recordOf = ({ path }: PageTask): PageRecord | undefined => written.get(path) ?? current.get(path);
  await replaceFile(join(out, 'notebook.css'), await commonStylesheet());
  const listed = tasks.flatMap((task) => {
    const page = recordOf(task)?.page;
    return page ? [{ address: task.address, ...page }] : [];
  });
  await replaceFile(join(out, index), indexPage(listed));
  await keepRecords(out, circumstances, {
    ...(await withoutGone(kept, tasks)),
    ...Object.fromEntries(written),
  });

  const records = new Map(
    tasks.flatMap((task) => {
      const record = recordOf(task);
      return record ? [[task.name, record] as const] : [];
    }),
  );
  const rendered = new Set(stale.map(({ name }) => name));
  terminal.out(summary({ records, rendered, elapsedMs: performance.now() - started, out: options.out }));
  const errors = [...records.values()].flatMap(({ diagnoses }) => diagnoses).filter(isError);
  for (const error of errors) terminal.error(formatDiagnosis(error));
  return errors.length > 0 ? 1 : 0;
}

/** The records that still hold, by the paths of the notebooks. */
async function findCurrent(
  tasks: readonly PageTask[],
  kept: PageRecords,
): Promise<ReadonlyMap<string, PageRecord>> {
  const current = new Map<string, PageRecord>();
  const waiting = [...tasks];
  const look = async (): Promise<void> => {
    for (let task = waiting.pop(); task; task = waiting.pop()) {
      const record = kept[task.path];
      if (record && (await isCurrent(record, task))) current.set(task.path, record);
    }
  };
  await Promise.all(Array.from({ length: LOOKED_AT }, look));
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
  if (isGone) await pruneKept(join(cacheFolder(), 'cells'));
  return there;
}

async function writeStale(
  tasks: readonly PageTask[],
  terminal: Terminal,
): Promise<ReadonlyMap<string, PageRecord>> {
  const written = new Map<string, PageRecord>();
  if (tasks.length === 0) return written;
  const worker = new URL(`./write-page${extname(import.meta.url)}`, import.meta.url);
  try {
    await onAllCores<PageTask, PageRecord>(worker, tasks, (task, record, progress) => {
      written.set(task.path, record);
      terminal.progress(progressText(progress));
    });
  } finally {
    terminal.progress('');
  }
  return written;
}

function isError({ level }: Diagnosis): boolean {
  return level === 'error';
}
