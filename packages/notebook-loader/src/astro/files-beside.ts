import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FilesBeside } from '../tree/citations/files-beside.ts';
import { findLocalFile } from './local-file.ts';

/** Larger text files are no part of a page. */
const largest = 16_000_000;

/**
 * The text files that a notebook may name.
 *
 * @param notebook Absolute path of the notebook.
 * @param base Absolute path of the folder that nothing outside of may be read.
 * @param used Receives the absolute paths of what was read.
 */
export function filesBeside(notebook: string, base: string, used: Set<string> = new Set()): FilesBeside {
  return {
    read: async (path) => {
      const found = await findLocalFile(encodeURI(path), notebook, base);
      if ('problem' in found || (await stat(found.path)).size > largest) return undefined;
      used.add(found.path);
      return await readFile(found.path, 'utf8');
    },
    list: async (ending) => {
      const entries = await readdir(dirname(notebook), { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.startsWith('.'))
        .map(({ name }) => name)
        .sort();
    },
  };
}
