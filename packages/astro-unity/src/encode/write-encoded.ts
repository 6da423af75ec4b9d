import { createWriteStream } from 'node:fs';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { decodedStream } from '../export/content/decoded-stream.ts';
import { ChangedFileError, explainDecodeError } from './changed-file-error.ts';
import type { Form } from './forms.ts';
import type { PartContent } from './part-content.ts';
import { unpack } from './unpack/unpack.ts';

/** Part of every cache key: another encoder or other settings make other bytes. */
export const ENCODER = `2-${process.versions.brotli}-${process.versions.zlib}`;

const ENCODERS = {
  br: (size: number): Transform =>
    createBrotliCompress({
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: windowBits(size),
        [constants.BROTLI_PARAM_SIZE_HINT]: size,
      },
    }),
  gzip: (): Transform => createGzip({ level: constants.Z_BEST_COMPRESSION }),
  identity: (): Transform => new PassThrough(),
} as const;

/** Brotli's encoder holds 100 to 250 MB for a window of this many bits, and a quarter of that for two bits less. */
const LARGE_WINDOW_BITS = 23;

/** Whether to encode some bytes takes so much memory that only one should be at it. */
export function isLargeWindow(form: Form, size: number): boolean {
  return form === 'br' && windowBits(size) >= LARGE_WINDOW_BITS;
}

/**
 * Writes one form of a part's content into a file, in a stream.
 *
 * @param onBytes Hears of the bytes that were encoded.
 * @throws {ChangedFileError} if the part is no longer what was read.
 * @throws {Lz4Error} if what is to be unpacked is damaged.
 */
export async function writeEncoded(
  { part, steps, decodedBytes }: PartContent,
  form: Form,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  let countedBytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      countedBytes += chunk.byteLength;
      onBytes(chunk.byteLength);
      done(null, chunk);
    },
  });
  const decoded = decodedStream(part);
  try {
    const content: AsyncIterable<Buffer> = steps ? unpack(decoded, steps) : decoded;
    await pipeline(content, counter, ENCODERS[form](decodedBytes), createWriteStream(file));
  } catch (cause) {
    throw explainDecodeError(cause, part.file);
  } finally {
    decoded.destroy();
  }
  if (countedBytes !== decodedBytes) throw new ChangedFileError(part.file);
}

/** The window that holds a whole part, in bits of its size; at most 16 MiB, the largest that every browser decodes. */
function windowBits(size: number): number {
  const bits = Math.ceil(Math.log2(size + 16));
  return Math.min(Math.max(bits, constants.BROTLI_MIN_WINDOW_BITS), constants.BROTLI_MAX_WINDOW_BITS);
}
