import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseLfsPointers } from './content/lfs-pointer.ts';
import { UnityExportError } from './error.ts';
import { isDirectory } from './file-system.ts';
import { confine, isInside } from './locate-file.ts';
import { describeFile, type ExportSource, relativePath } from './source.ts';
import type { StreamingAsset, StreamingAssets } from './types.ts';

/** Written by operating systems, never by Unity. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Reads the list of streaming assets, with hashes.
 *
 * @param directory Absolute path of the folder; undefined is the answer if there is none, or nothing in it.
 * @throws {UnityExportError} for Git LFS pointers and for links that leave the export's folder.
 */
export async function readStreamingAssets(
  source: ExportSource,
  directory: string,
): Promise<StreamingAssets | undefined> {
  if (!isInside(source.root, directory) || directory === source.root || !(await isDirectory(directory)))
    return undefined;
  await confine(source, directory);
  const paths = await listFiles(source, directory);
  if (paths.length === 0) return undefined;
  await refuseLfsPointers(source, paths);
  const files: StreamingAsset[] = [];
  for (const file of paths)
    files.push({ path: relativePath({ root: directory }, file), ...(await hashFile(file)) });
  return { directory, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function listFiles(source: ExportSource, directory: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) files.push(...(await listFiles(source, path)));
    else if (entry.isFile() && !LITTER.has(entry.name)) files.push(path);
    else if (entry.isSymbolicLink()) files.push(await followLink(source, path));
  }
  return files;
}

async function followLink(source: ExportSource, link: string): Promise<string> {
  if (await isDirectory(link)) {
    throw new UnityExportError(`${describeFile(source, link)} is a symbolic link to a folder.`, {
      file: link,
      hint: 'Put a copy of the folder in place of the link.',
    });
  }
  return confine(source, link).catch((error: unknown) => {
    if (error instanceof UnityExportError) throw error;
    throw new UnityExportError(`${describeFile(source, link)} is a symbolic link that leads nowhere.`, {
      file: link,
      hint: 'Put the file in place of the link, or remove the link.',
      cause: error,
    });
  });
}

async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
