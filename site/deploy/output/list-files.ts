import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MANIFEST_PATH, type ManifestFile } from './manifest.ts';

/** Every file of a deployable output but its manifest, by path. */
export async function listFiles(output: string): Promise<ManifestFile[]> {
  const entries = await readdir(output, { recursive: true, withFileTypes: true });
  const files: ManifestFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const absolute = join(entry.parentPath, entry.name);
    const path = relative(output, absolute).split(sep).join('/');
    if (path === `static/${MANIFEST_PATH}`) continue;
    const body = await readFile(absolute);
    files.push({ path, bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
