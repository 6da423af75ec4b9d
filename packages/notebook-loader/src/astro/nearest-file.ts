import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { nearest } from './nearest.ts';

/** ` Did you mean "…"?` for a path that leads nowhere, where its folder has a file or a folder with a similar name; else nothing. */
export function suggestFile(path: string): string {
  const folder = dirname(path);
  try {
    const suggestion = nearest(basename(path), readdirSync(folder));
    return suggestion === undefined ? '' : ` Did you mean "${suggestion}", which lies in ${folder}?`;
  } catch {
    return ` There is no folder ${folder} either.`;
  }
}
