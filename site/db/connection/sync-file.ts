import { open } from 'node:fs/promises';

/** Waits until the disk holds what was written to a file. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
