import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

let count = 0;

/** Writes a file so that nobody ever finds a part of it; its folder is made where it is missing. */
export async function replaceFile(file: string, data: string | Uint8Array): Promise<void> {
  const unfinished = `${file}.${process.pid}-${threadId}-${count++}.part`;
  await writeFile(unfinished, data).catch(async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(unfinished, data);
  });
  await rename(unfinished, file);
}
