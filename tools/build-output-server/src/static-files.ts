import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { contentType } from 'mime-types';
import type { Override } from './config.ts';
import { withoutTrailingSlash } from './paths.ts';

/** One file below `static/`. */
export interface StaticFile {
  /** Absolute. */
  file: string;
  size: number;
  contentType: string;
}

/** Decoded path to file. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/**
 * Lists `static/` once. Requests are looked up in this list only, so that no path can lead out of the folder, and a
 * deployment does not change while it is served. `index.html` also stands at its folder's path, with and without slash.
 */
export async function listStaticFiles(
  directory: string,
  overrides: Readonly<Record<string, Override>>,
): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  for (const file of await listFiles(join(directory, 'static'))) {
    const key = relative(join(directory, 'static'), file).split(sep).join('/');
    const override = overrides[key];
    const path = `/${override?.path ?? key}`;
    const entry: StaticFile = {
      file,
      size: (await stat(file)).size,
      contentType: override?.contentType ?? contentTypeOf(key),
    };
    files.set(path, entry);
    if (!path.endsWith('/index.html')) continue;
    const folder = path.slice(0, -'index.html'.length);
    files.set(folder, entry);
    files.set(withoutTrailingSlash(folder), entry);
  }
  return files;
}

/** By the library, and from its generation, that Vercel asks: others call scripts `text/javascript`. */
function contentTypeOf(path: string): string {
  return contentType(extname(path)) || 'application/octet-stream';
}

async function listFiles(directory: string): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true, recursive: true });
  } catch (cause) {
    throw new Error(`${directory} cannot be listed. Build the site first: it writes this folder.`, { cause });
  }
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
