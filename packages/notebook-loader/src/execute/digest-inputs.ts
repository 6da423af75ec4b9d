import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';

/**
 * Hash of the names and contents of files.
 *
 * @param patterns Globs within the folders.
 */
export async function digestInputs(patterns: readonly string[], folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of patterns.length === 0 ? [] : folders) {
    const names = await glob([...patterns], { cwd: folder, ignore: '**/node_modules/**' });
    for (const name of names.sort()) {
      const content = await readFile(join(folder, name));
      hash.update(`${name}\0${content.byteLength}\0`).update(content);
    }
  }
  return hash.digest('hex');
}
