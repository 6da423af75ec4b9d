import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { suggestFile } from '../astro/nearest-file.ts';
import type { Terminal } from './run.ts';

export interface FoundNotebook {
  /** Absolute. */
  path: string;
  /** Relative to the folder that was named, with `/`; begins with that folder's name where several were. */
  name: string;
  /** Absolute path of the folder that was named, or that of the file that was. */
  base: string;
}

/** `2-b` before `10-a`. */
const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * Notebooks below the named files and folders, in the natural order of their names. Checkpoints, hidden folders and `node_modules`
 * are passed over.
 *
 * @throws Error where a named path does not exist.
 */
export async function findNotebooks(paths: readonly string[]): Promise<FoundNotebook[]> {
  const found = new Map<string, FoundNotebook>();
  for (const path of paths) {
    const info = await stat(path).catch(() => {
      throw new Error(`There is no file or folder “${path}”.${suggestFile(resolve(path))}`);
    });
    if (!info.isDirectory()) {
      found.set(resolve(path), { path: resolve(path), name: basename(path), base: dirname(resolve(path)) });
      continue;
    }
    const names = await glob('**/*.ipynb', { cwd: path, ignore: '**/node_modules/**' });
    const prefix = paths.length > 1 ? `${basename(resolve(path))}/` : '';
    for (const name of names.sort(compare)) {
      found.set(resolve(path, name), {
        path: resolve(path, name),
        name: `${prefix}${name}`,
        base: resolve(path),
      });
    }
  }
  return [...found.values()];
}

/** The same for a command: where there is something to say instead, the terminal says it, and there is no answer. */
export async function findOrExplain(
  paths: readonly string[],
  terminal: Terminal,
): Promise<FoundNotebook[] | undefined> {
  try {
    return await findNotebooks(paths);
  } catch (error) {
    terminal.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
