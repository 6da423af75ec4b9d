import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, parse, relative, resolve, sep } from 'node:path';
import { slug } from 'github-slugger';
import { isInFolder } from './is-in-folder.ts';
import type { MediaStore } from './media-store.ts';

/** A file that a notebook refers to, or the reason why it must not or cannot be read. */
export type LocalFile = { path: string; fragment: string } | { problem: string };

/**
 * Finds the file that an address in a notebook names. Neither `..` nor a symbolic link leads out of `base`.
 *
 * @param address A relative URL, as written in the notebook: percent-encoded, perhaps with query and fragment.
 * @param notebook Absolute path of the notebook.
 * @param base Absolute path of the folder that nothing outside of may be read.
 */
export async function findLocalFile(address: string, notebook: string, base: string): Promise<LocalFile> {
  const [beforeFragment = '', fragment = ''] = splitOnce(address, '#');
  const [encoded = ''] = splitOnce(beforeFragment, '?');
  const decoded = decode(encoded);
  if (decoded === undefined || decoded.includes('\0')) return { problem: 'is not a valid address' };
  const wanted = resolve(dirname(notebook), decoded);
  if (!isInFolder(base, wanted)) return { problem: 'leads out of the notebooks’ folder' };
  if (relative(base, wanted).split(sep).some(isHidden)) return { problem: 'names a hidden file' };
  const real = await realpath(wanted).catch(() => undefined);
  if (real === undefined) return { problem: 'names a file that does not exist' };
  if (!isInFolder(await realpath(base), real))
    return { problem: 'leads out of the notebooks’ folder by a symbolic link' };
  if (!(await stat(real)).isFile()) return { problem: 'names a folder, not a file' };
  return { path: wanted.replaceAll('\\', '/'), fragment };
}

/**
 * Copies a file into the store, under its own name and the hash of its content.
 *
 * @returns the path of the copy.
 */
export async function keepLocalFile(path: string, store: MediaStore): Promise<string> {
  const bytes = await readFile(path);
  return store.keep({ name: storedName(path, bytes), bytes });
}

/** The name of a file's copy in the store. */
export function storedName(path: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const { name, ext } = parse(path);
  return `${slug(name) || 'file'}.${hash}${ext.toLowerCase()}`;
}

function isHidden(segment: string): boolean {
  return segment.startsWith('.');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
