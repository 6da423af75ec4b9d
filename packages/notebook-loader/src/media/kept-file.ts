import { createHash } from 'node:crypto';
import { access, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from './replace-file.ts';

/** A text about a notebook that is kept from one process to the next. Plain data. */
export interface KeptFile {
  /** Absolute path. */
  file: string;
  /** Absolute path of the notebook; when it is gone, so may be the text. */
  notebook: string;
  /** All that the text depends on: under another key there is none. */
  key: string;
}

/** Enough for a seal and the longest path of a file. */
const HEAD_BYTES = 8192;

/** The text; `undefined` where there is none, or it is damaged. */
export async function readKept(kept: KeptFile): Promise<string | undefined> {
  const content = await readFile(kept.file, 'utf8').catch(() => '');
  const text = content.slice(content.indexOf('\n') + 1);
  return content !== '' && content === sealed(kept, text) ? text : undefined;
}

export async function writeKept(kept: KeptFile, text: string): Promise<void> {
  await replaceFile(kept.file, sealed(kept, text));
}

/** Deletes the texts in a folder whose notebooks are gone. */
export async function pruneKept(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = join(folder, name);
    const notebook = await notebookOf(file);
    if (notebook !== undefined && !(await doesExist(notebook))) await rm(file, { force: true });
  }
}

/** The first line tells whether the rest is whole, and whose it is. */
function sealed({ key, notebook }: KeptFile, text: string): string {
  return `${createHash('sha256').update(`${key}\0${notebook}\0`).update(text).digest('hex')} ${notebook}\n${text}`;
}

async function notebookOf(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    return /^[\da-f]{64} (.+)\n/.exec(buffer.toString('utf8', 0, bytesRead))?.[1];
  } finally {
    await handle.close();
  }
}

export function doesExist(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
