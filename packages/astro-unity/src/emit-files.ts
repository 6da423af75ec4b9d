import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackedExport, PackedFile } from './pack/types.ts';

/**
 * Writes the files of packed exports into the built site. Each file appears whole or not at all.
 *
 * @param folderOf The assets folder that a file goes to, by its path below that.
 * @returns How many files were written, and their size in bytes.
 */
export async function emitFiles(
  exports: PackedExport[],
  folderOf: (path: string) => URL,
): Promise<{ files: number; bytes: number }> {
  const files = new Map(exports.flatMap((packed) => packed.files.map((file) => [file.path, file])));
  let bytes = 0;
  for (const file of files.values()) {
    await emitFile(file, join(fileURLToPath(folderOf(file.path)), file.path));
    bytes += file.bytes;
  }
  return { files: files.size, bytes };
}

async function emitFile(file: PackedFile, target: string): Promise<void> {
  const unfinished = `${target}.unfinished`;
  await mkdir(dirname(target), { recursive: true });
  try {
    if ('text' in file.content) await writeFile(unfinished, file.content.text);
    else await copyFile(file.content.file, unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
