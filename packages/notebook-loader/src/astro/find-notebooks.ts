import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AstroError } from 'astro/errors';
import { slug } from 'github-slugger';
import { glob } from 'tinyglobby';
import { suggestFile } from './nearest-file.ts';

/** A notebook in the collection's folder, not yet read. */
export interface NotebookFile {
  /** Its path within the folder, as an address: no extension, each segment a slug. Unique. */
  id: string;
  /** Absolute path, with forward slashes. */
  path: string;
  /** Path within the folder, with forward slashes. */
  relative: string;
  /** Whether its outputs may run scripts. */
  trusted: boolean;
}

const ALWAYS_IGNORED = ['**/.ipynb_checkpoints/**', '**/node_modules/**'];

/**
 * The notebooks of a folder, in the natural order of their paths (`2-b` before `10-a`).
 *
 * @param trust globs of those whose outputs may run scripts.
 * @throws {AstroError} if there is no such folder.
 */
export async function findNotebooks(
  base: string,
  pattern: string[],
  trust: string[] = [],
): Promise<NotebookFile[]> {
  const found = await stat(base).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new AstroError(
      `notebook-loader looks for notebooks in "${base}", but ${found ? 'that is a file.' : `there is no such folder.${suggestFile(base)}`}`,
      'The option "base" is a folder, and relative to the root of the Astro project.',
    );
  }
  const relatives = await glob(pattern, { cwd: base, ignore: ALWAYS_IGNORED });
  const trusted = trust.length === 0 ? [] : await glob(trust, { cwd: base, ignore: ALWAYS_IGNORED });
  return identify(base, relatives.sort(compareNaturally), new Set(trusted));
}

/** Gives each path its id. Two paths that would share one are told apart by a number, in the order of the paths. */
export function identify(
  base: string,
  relatives: string[],
  trusted: ReadonlySet<string> = new Set(),
): NotebookFile[] {
  const taken = new Set<string>();
  return relatives.map((relative) => {
    const wanted = notebookId(relative);
    let id = wanted;
    for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
    taken.add(id);
    return {
      id,
      path: resolve(base, relative).replaceAll('\\', '/'),
      relative,
      trusted: trusted.has(relative),
    };
  });
}

/** `Part 1/Walking.ipynb` → `part-1/walking`; `course/index.ipynb` → `course`. */
export function notebookId(relative: string): string {
  const segments = relative
    .replace(/\.ipynb$/i, '')
    .split('/')
    .map((segment) => slug(segment) || 'notebook');
  if (segments.length > 1 && segments.at(-1) === 'index') segments.pop();
  return segments.join('/');
}

const collator = new Intl.Collator('en', { numeric: true });

function compareNaturally(left: string, right: string): number {
  return collator.compare(left, right);
}
