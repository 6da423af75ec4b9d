import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { access, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inBatches } from './in-batches.ts';
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

/** Enough for the longest path of a file. */
const HEAD_BYTES = 8192;

const SEAL_BYTES = 64;

const PIECE_BYTES = 1 << 20;

/** There is no such text, or it is damaged. */
export class NotKeptError extends Error {
  override name = 'NotKeptError';

  constructor({ file }: KeptFile) {
    super(`${file} is not there, or is not what was written.`);
  }
}

/** The text; `undefined` where there is none, or it is damaged. */
export function readKept(kept: KeptFile): string | undefined {
  try {
    let text = '';
    for (const piece of keptPieces(kept)) text += piece;
    return text;
  } catch (error) {
    if (error instanceof NotKeptError) return undefined;
    throw error;
  }
}

/**
 * The text in pieces, for one that may be too large to be held.
 *
 * @throws NotKeptError before or behind its pieces, which are not to be trusted until the last was followed by none.
 */
export function* keptPieces(kept: KeptFile): Generator<string> {
  const descriptor = openKept(kept);
  try {
    const head = headOf(kept);
    const end = fstatSync(descriptor).size - SEAL_BYTES;
    const seal = sealOf(kept);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    let at = 0;
    while (at < end) {
      const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at));
      const bytesRead = readSync(descriptor, buffer, 0, buffer.length, at);
      if (bytesRead === 0) break;
      const bytes = buffer.subarray(0, bytesRead);
      seal.update(bytes);
      const text = decoder.decode(bytes, { stream: true });
      if (at === 0 && !text.startsWith(head)) break;
      yield at === 0 ? text.slice(head.length) : text;
      at += bytesRead;
    }
    const written = Buffer.alloc(SEAL_BYTES);
    readSync(descriptor, written, 0, SEAL_BYTES, Math.max(0, end));
    if (at !== end || written.toString() !== seal.digest('hex')) throw new NotKeptError(kept);
  } finally {
    closeSync(descriptor);
  }
}

function openKept(kept: KeptFile): number {
  try {
    return openSync(kept.file, 'r');
  } catch {
    throw new NotKeptError(kept);
  }
}

export function writeKept(kept: KeptFile, text: string | Iterable<string>): void {
  replaceFile(kept.file, sealed(kept, typeof text === 'string' ? [text] : text));
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

/** The first line tells whose the text is, and the end whether it is whole. */
function* sealed(kept: KeptFile, pieces: Iterable<string>): Generator<string> {
  const seal = sealOf(kept);
  for (const batch of inBatches(pieces, headOf(kept))) {
    seal.update(batch);
    yield batch;
  }
  yield seal.digest('hex');
}

function headOf({ notebook }: KeptFile): string {
  return `${notebook}\n`;
}

function sealOf({ key }: KeptFile): Hash {
  return createHash('sha256').update(`${key}\0`);
}

async function notebookOf(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    return /^(.+)\n/.exec(buffer.toString('utf8', 0, bytesRead))?.[1];
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
