import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

let count = 0;

/**
 * Writes a file so that nobody ever finds a part of it; its folder is made where it is missing. Waits for the disk: of thousands of
 * small files, the way to the threads that would wait instead takes five times as long as the calls themselves.
 *
 * @param data As a whole or, where that is too large to be held, in pieces.
 */
export function replaceFile(file: string, data: string | Uint8Array | Iterable<string>): void {
  const unfinished = `${file}.${process.pid}-${threadId}-${count++}.part`;
  try {
    const descriptor = create(unfinished);
    try {
      const isWhole = typeof data === 'string' || data instanceof Uint8Array;
      for (const piece of isWhole ? [data] : data) writeFileSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function create(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    if (!isMissingFolder(error)) throw error;
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'w');
  }
}

function isMissingFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
