import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { doesExist, type KeptFile, readKept, writeKept } from '../media/kept-file.ts';
import { packageVersion } from '../media/package-version.ts';
import type { DraftTask, NotebookDraft } from './draft-notebook.ts';
import { areSame } from './looks.ts';

/**
 * Where a draft is kept from one build to the next.
 *
 * @param digest of the file that is rendered.
 */
export function draftFile(folder: string, task: DraftTask, digest: string): KeptFile {
  const options = JSON.stringify({ ...task, cells: undefined });
  return {
    file: join(folder, `${digestOf(options).slice(0, 16)}.json`),
    notebook: task.path,
    key: digestOf(`${packageVersion()} ${digest} ${options}`),
  };
}

/** The draft that is kept; `undefined` where it is damaged, out of date, or files are gone that it names. */
export async function keptDraft(file: KeptFile, task: DraftTask): Promise<NotebookDraft | undefined> {
  const text = readKept(file);
  if (text === undefined) return undefined;
  const draft: unknown = JSON.parse(text);
  if (!isDraft(draft)) return undefined;
  const { images, files, stylesheet, looks } = draft;
  const paths = [...images, ...files].map(({ path }) => path);
  if (stylesheet !== undefined) paths.push(stylesheet);
  const exist = await Promise.all(paths.map(doesExist));
  return exist.every(Boolean) && (await areSame(looks, task.path, task.base)) ? draft : undefined;
}

/** Keeps a draft for the next build, unless that has to make it anew. */
export function keepDraft(file: KeptFile, draft: NotebookDraft): void {
  if (draft.isLasting) writeKept(file, JSON.stringify(draft));
}

/** What is sealed is what this version of the package has written. */
function isDraft(value: unknown): value is NotebookDraft {
  return typeof value === 'object' && value !== null && 'looks' in value;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
