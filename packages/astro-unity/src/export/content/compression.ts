import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Compression } from '../types.ts';

const UNITY_BROTLI_MARKER = 'UnityWeb Compressed Content (brotli)';

/**
 * How much of a file to read before its compression is asked for. Brotli may need tens of kilobytes before it gives
 * the first byte.
 */
export const COMPRESSED_HEAD_LENGTH = 64 * 1024;

/** Where Unity's marker may begin: the header of the brotli metadata block before it takes 3 to 5 bytes. */
const MARKER_REACH = 8;

/**
 * The compression of some bytes, from their beginning. Brotli has no magic number: Unity's files carry a marker in a
 * metadata block, and others are recognised by what they decode to.
 *
 * @param head The first bytes, `COMPRESSED_HEAD_LENGTH` if there are so many.
 * @param isExpected Whether some decoded bytes look like what they should be.
 */
export async function sniffCompression(
  head: Uint8Array,
  isExpected: (decodedHead: Uint8Array) => boolean,
): Promise<Compression> {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (hasBrotliMarker(head)) return 'brotli';
  if (isExpected(head)) return 'none';
  return isExpected(await decodeHead(head, 'brotli', 4096)) ? 'brotli' : 'none';
}

/** Whether bytes begin like a brotli file of Unity's. */
export function hasBrotliMarker(head: Uint8Array): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  return start.subarray(0, MARKER_REACH + UNITY_BROTLI_MARKER.length).includes(UNITY_BROTLI_MARKER);
}

/** A stream that decodes. Its `bytesWritten` is how many bytes belong to what it decoded. */
export type Decoder = Transform & { readonly bytesWritten: number };

/** The stream that undoes a compression, or undefined where there is none. */
export function createDecoder(compression: Compression): Decoder | undefined {
  if (compression === 'gzip') return createGunzip();
  if (compression === 'brotli') return createBrotliDecompress();
  return undefined;
}

/**
 * The first decoded bytes of a compressed beginning. Never throws: what cannot be decoded gives the bytes before the
 * damage, or none.
 */
export async function decodeHead(
  head: Uint8Array,
  compression: Compression,
  length: number,
): Promise<Uint8Array> {
  if (compression === 'none') return head.subarray(0, length);
  const decoder =
    compression === 'gzip'
      ? createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
      : createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    decoder.end(head);
    for await (const chunk of decoder) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= length) break;
    }
  } catch {
    // Damage is reported by whoever decodes the whole file; here it only means that these bytes are something else.
  }
  return Buffer.concat(chunks).subarray(0, length);
}
