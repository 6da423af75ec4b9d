import { decodeText } from '../decode-text.ts';
import { diagnose } from '../diagnose.ts';
import { NotebookError } from '../error.ts';
import { syntaxErrorOffset } from '../syntax-error-offset.ts';
import type { ByteRange } from './cell-scanner.ts';
import type { FileBytes } from './file-bytes.ts';

/** What stands in the place of a sound cell. */
const SOUND = '{}';

/** More of a file than this is not looked at for what is wrong with it. */
const MOST_BYTES = 64_000_000;

/** More than this behind a broken cell tells nothing more. */
const BEHIND_BYTES = 1000;

/** A part of the file in the text that is diagnosed. */
interface Part {
  text: string;
  /** Offset in the text. */
  at: number;
  /** Offset in the file. */
  byte: number;
}

/**
 * Why a file is no JSON, in the words and with the place that {@link diagnose} has for its text, of which only what is not sound is read.
 *
 * @param sound Cells that are JSON, all before what is wrong.
 * @param broken The cell that is not; `undefined` where it is something around the cells.
 */
export function diagnoseFile(
  bytes: FileBytes,
  sound: readonly ByteRange[],
  broken: ByteRange | undefined,
  path: string | undefined,
  cause: unknown,
): NotebookError {
  const parts = partsOf(bytes, sound, broken);
  const text = parts.map((part) => part.text).join(SOUND);
  const error = diagnose(text, path, syntaxErrorOffset(text), cause);
  const { reason, hint, line, column, cell } = error;
  if (line === undefined || column === undefined) return error;
  const [position] = bytes.positionsOf([byteOf(offsetOf(text, line, column), parts)]);
  return new NotebookError(reason, hint, { path, cell, cause, ...position });
}

function partsOf(bytes: FileBytes, sound: readonly ByteRange[], broken: ByteRange | undefined): Part[] {
  const parts: Part[] = [];
  let [at, from] = [0, hasMark(bytes) ? 3 : 0];
  const end = broken === undefined ? bytes.size : Math.min(broken.end + BEHIND_BYTES, bytes.size);
  for (const next of [
    ...sound,
    { start: Math.min(end, from + MOST_BYTES + (sound.at(-1)?.end ?? 0)), end },
  ]) {
    const text = decodeText(bytes.read({ start: from, end: next.start }));
    parts.push({ text, at, byte: from });
    at += text.length + SOUND.length;
    from = next.end;
  }
  return parts;
}

/** Whether the file begins with the byte order mark of UTF-8, which is no part of its text. */
function hasMark(bytes: FileBytes): boolean {
  return bytes.read({ start: 0, end: 3 }).equals(Buffer.from('\uFEFF'));
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}

function byteOf(offset: number, parts: readonly Part[]): number {
  const part = parts.findLast(({ at }) => at <= offset);
  return part === undefined ? 0 : part.byte + Buffer.byteLength(part.text.slice(0, offset - part.at));
}
