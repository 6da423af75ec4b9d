import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

const UNUSED_MS = 30 * 24 * 60 * 60 * 1000;

/** A file that is used is kept on. One that somebody else has deleted meanwhile is none. */
export async function markUsed(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}

/** Deletes the files of a folder that nobody has used for thirty days. */
export async function forgetUnused(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = join(folder, name);
    const used = await stat(file).catch(() => undefined);
    if (used && Date.now() - used.mtimeMs > UNUSED_MS) await rm(file, { force: true });
  }
}
