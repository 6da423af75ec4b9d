import type { Diagnosis } from '../diagnosis.ts';
import { type LinkedPage, linkPages } from '../links/linked-pages.ts';
import { parseFacts } from '../links/page-facts.ts';
import { sideBySide } from '../side-by-side.ts';
import type { PageTask } from './draft-page.ts';
import { endingOf, finishPage } from './finish-page.ts';
import type { PageRecord, PageRecords } from './records.ts';

export interface FinishedPages {
  /** Paths of the notebooks whose pages were written. */
  written: ReadonlySet<string>;
  /** Links that lead nowhere, by the paths of the notebooks. */
  diagnoses: ReadonlyMap<string, Diagnosis[]>;
}

/**
 * Writes the pages whose notebooks were drafted, and those in which links to other notebooks, or the neighbours, are not what
 * they were. Changes the records.
 *
 * @param records of the tasks, by the paths of their notebooks.
 * @param others Records of pages that were written to the same folder before: links may lead to them.
 * @param draftAgain Called where drafts are gone; changes the records.
 */
export async function finishPages(
  tasks: readonly PageTask[],
  records: ReadonlyMap<string, PageRecord>,
  others: PageRecords,
  draftAgain: (tasks: readonly PageTask[]) => Promise<void>,
): Promise<FinishedPages> {
  const own = tasks.flatMap(({ path, name }) => linkedPage(path, name, records.get(path)));
  const known = new Set(tasks.map(({ path }) => path));
  const elsewhere = Object.entries(others).flatMap(([path, record]) =>
    known.has(path) ? [] : linkedPage(path, record.page?.address ?? path, record),
  );
  const pages = linkPages([...own, ...elsewhere]);
  const places = new Map(own.map(({ path }, index) => [path, index]));
  const written = new Set<string>();
  const diagnoses = new Map<string, Diagnosis[]>();

  /** Whether the page is what it shall be. */
  const finish = async (task: PageTask): Promise<boolean> => {
    const record = records.get(task.path);
    const index = places.get(task.path);
    const page = index === undefined ? undefined : own[index];
    if (!record?.page || !page || index === undefined) return true;
    const ending = await endingOf(page, pages, { previous: own[index - 1], next: own[index + 1] });
    diagnoses.set(task.path, ending.diagnoses);
    if (record.page.ending === ending.hash) return true;
    const isFinished = finishPage(task, record, ending);
    if (isFinished) written.add(task.path);
    return isFinished;
  };
  const without: PageTask[] = [];
  await sideBySide(tasks, async (task) => {
    if (!(await finish(task))) without.push(task);
  });
  if (without.length > 0) {
    await draftAgain(without);
    await sideBySide(without, async (task) => void (await finish(task)));
  }
  return { written, diagnoses };
}

function linkedPage(path: string, name: string, record: PageRecord | undefined): LinkedPage[] {
  if (!record?.page) return [];
  const { address, title, facts } = record.page;
  return [
    {
      ...{ path, name, address, title },
      get facts() {
        return parseFacts(facts);
      },
    },
  ];
}
