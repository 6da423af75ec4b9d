import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { decodeText } from '../decode-text.ts';
import type { Position } from '../locate.ts';
import type { ByteRange } from './cell-scanner.ts';

const PIECE_BYTES = 1 << 20;

const LINE_END = 0x0a;

/** A file that is open to be read in pieces, because it is too large to be held. */
export class FileBytes {
  readonly size: number;
  readonly #descriptor: number;
  #read = Buffer.alloc(0);

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
    this.size = fstatSync(this.#descriptor).size;
  }

  /** The bytes of a range. They hold until the next ones are asked for. */
  read({ start, end }: ByteRange): Buffer {
    const length = Math.max(0, Math.min(end, this.size) - start);
    // One for all: buffers that nobody needs any more would wait for the garbage collector, which does not see their size.
    if (length > this.#read.length) this.#read = Buffer.allocUnsafe(length);
    return this.#read.subarray(0, this.#fill(this.#read.subarray(0, length), start));
  }

  /** All of the range, one piece after the other. A piece holds until the next one is asked for. */
  *pieces({ start, end }: ByteRange = { start: 0, end: this.size }): Generator<Buffer> {
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    for (let at = start; at < end; ) {
      const piece = buffer.subarray(0, this.#fill(buffer.subarray(0, end - at), at));
      if (piece.length === 0) return;
      yield piece;
      at += piece.length;
    }
  }

  /** Lines and columns of places, which are offsets in rising order. */
  positionsOf(offsets: readonly number[]): Position[] {
    let [line, lineStart, from] = [1, 0, 0];
    return offsets.map((offset) => {
      let pieceStart = from;
      for (const piece of this.pieces({ start: from, end: offset })) {
        for (let at = piece.indexOf(LINE_END); at !== -1; at = piece.indexOf(LINE_END, at + 1)) {
          line++;
          lineStart = pieceStart + at + 1;
        }
        pieceStart += piece.length;
      }
      from = offset;
      return { line, column: decodeText(this.read({ start: lineStart, end: offset })).length + 1 };
    });
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #fill(buffer: Buffer, start: number): number {
    let filled = 0;
    while (filled < buffer.length) {
      const count = readSync(this.#descriptor, buffer, filled, buffer.length - filled, start + filled);
      if (count === 0) break;
      filled += count;
    }
    return filled;
  }
}
