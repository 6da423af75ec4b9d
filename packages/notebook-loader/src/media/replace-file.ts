import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

let count = 0;

/**
 * Writes a file so that nobody ever finds a part of it; its folder is made where it is missing.
 *
 * @param data As a whole or, where that is too large to be held, in pieces.
 */
export async function replaceFile(
  file: string,
  data: string | Uint8Array | Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const unfinished = `${file}.${process.pid}-${threadId}-${count++}.part`;
  try {
    await writeFile(unfinished, data).catch(async (error: unknown) => {
      if (!isMissingFolder(error)) throw error;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(unfinished, data);
    });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function isMissingFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
