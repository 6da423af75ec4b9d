import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE_BYTES = 1 << 18;

let piece: Buffer | undefined;

/**
 * SHA-256 of a file.
 *
 * @throws {Error} where it cannot be read.
 */
export function fileDigest(file: string): string {
  // One for all files: thousands of buffers would wait for the garbage collector.
  piece ??= Buffer.allocUnsafe(PIECE_BYTES);
  const hash = createHash('sha256');
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const count = readSync(descriptor, piece);
      if (count === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, count));
    }
  } finally {
    closeSync(descriptor);
  }
}
