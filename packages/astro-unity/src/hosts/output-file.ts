import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of a file; `undefined` if there is none. */
export async function readText(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @returns Its name, for the build's log; as all that write here. */
export async function write(file: URL, text: string): Promise<string[]> {
  await writeFile(file, text);
  return [basename(fileURLToPath(file))];
}

/** Adds to a file of the output, which every build begins anew. What the user or the adapter put there stays. */
export async function appendTo(file: URL, text: string): Promise<string[]> {
  if (text === '') return [];
  const existing = (await readText(file)) ?? '';
  const separator = existing === '' || existing.endsWith('\n') ? '' : '\n';
  return write(file, `${existing}${separator}${text}`);
}

export async function writeJson(file: URL, value: unknown): Promise<string[]> {
  return write(file, `${JSON.stringify(value, null, 2)}\n`);
}

export function folderName(folder: URL): string {
  return basename(fileURLToPath(folder));
}
