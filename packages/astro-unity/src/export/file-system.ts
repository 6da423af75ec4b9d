import { type FileHandle, open, readdir, stat } from 'node:fs/promises';

/** Whether an error of the file system says that there is nothing at that path. */
export function isNotFound(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

export async function isFile(path: string): Promise<boolean> {
  return (await statOrUndefined(path))?.isFile() ?? false;
}

export async function isDirectory(path: string): Promise<boolean> {
  return (await statOrUndefined(path))?.isDirectory() ?? false;
}

/** Names in a folder, sorted, so that every machine meets them in the same order; none if there is no such folder. */
export async function listNames(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** The first bytes of a file, at most `length`. */
export async function readHead(file: string, length: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    return await readFully(handle, length);
  } finally {
    await handle.close();
  }
}

async function readFully(handle: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function statOrUndefined(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    // A name that is too long or a loop of links is no file either; whoever needs the file reports it missing.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
