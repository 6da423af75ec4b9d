import { readFile, stat } from 'node:fs/promises';
import type { UnityExport } from '../types.ts';

/** The largest loader known, a development build with decompressor, has 240 kB. */
const MAX_LOADER_BYTES = 8 * 1024 * 1024;

/**
 * Whether a loader carries Unity's JavaScript decompressor. It runs in a worker that is made from this text, in
 * every version and also in development builds, where no name is shortened.
 */
export async function hasDecompressor(loader: string): Promise<boolean> {
  if ((await stat(loader)).size > MAX_LOADER_BYTES) return false;
  return (await readFile(loader, 'utf8')).includes('this.decompress = ');
}

/** The text of an export's loader; empty for one that is too large to be a loader. */
export async function readLoader({ parts }: UnityExport): Promise<string> {
  const loader = parts.get('loader');
  return loader && loader.bytes <= MAX_LOADER_BYTES ? readFile(loader.file, 'utf8') : '';
}
