import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChangedFileError } from './encode/changed-file-error.ts';
import type { PackedExport, PackedFile } from './pack/types.ts';

/**
 * Writes the files of packed exports into the built site. Each file appears whole or not at all, and so do all files
 * together.
 *
 * @throws {ChangedFileError} for a file that Unity has written anew since it was read.
 * @param folderOf The assets folder that a file goes to, by its path below that.
 * @returns How many files were written, and their size in bytes.
 */
export async function emitFiles(
  exports: PackedExport[],
  folderOf: (path: string) => URL,
): Promise<{ files: number; bytes: number }> {
  const files = new Map(exports.flatMap((packed) => packed.files.map((file) => [file.path, file])));
  const written: string[] = [];
  let bytes = 0;
  try {
    for (const file of files.values()) {
      const target = join(fileURLToPath(folderOf(file.path)), file.path);
      await emitFile(file, target);
      written.push(target);
      bytes += file.bytes;
    }
  } catch (error) {
    await Promise.all(written.map((target) => rm(target, { force: true })));
    throw error;
  }
  return { files: files.size, bytes };
}

async function emitFile(file: PackedFile, target: string): Promise<void> {
  const unfinished = `${target}.unfinished`;
  await mkdir(dirname(target), { recursive: true });
  try {
    if ('text' in file.content) await writeFile(unfinished, file.content.text);
    else await copyWhole(file.content.file, unfinished, file.bytes);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function copyWhole(file: string, target: string, bytes: number): Promise<void> {
  await copyFile(file, target);
  const { size } = await stat(target);
  if (size !== bytes) throw new ChangedFileError(file);
}
