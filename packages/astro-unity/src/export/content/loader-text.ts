import { readFile } from 'node:fs/promises';

/**
 * Whether a loader carries Unity's JavaScript decompressor. It runs in a worker that is made from this text, in
 * every version and also in development builds, where no name is shortened.
 */
export async function hasDecompressor(loader: string): Promise<boolean> {
  return (await readFile(loader, 'utf8')).includes('this.decompress = ');
}
