import { promisify } from 'node:util';
import { constants, crc32, createBrotliCompress, deflateRaw } from 'node:zlib';

/** As a Unity project is set: the algorithm, or gzip with the decompression fallback. */
export const COMPRESSIONS = ['none', 'gzip', 'brotli', 'fallback'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/** What file names end in. */
export const SUFFIX: Readonly<Record<Compression, string>> = {
  none: '',
  gzip: '.gz',
  brotli: '.br',
  fallback: '.unityweb',
};

/** Compresses a file and marks it as Unity marks its own, so that loaders and tools recognise it. */
export async function compress(
  bytes: Uint8Array,
  name: string,
  compression: Compression,
): Promise<Uint8Array> {
  if (compression === 'none') return bytes;
  return compression === 'brotli' ? markedBrotli(bytes) : markedGzip(bytes, name);
}

/** gzip with the file's name and a comment in its header (RFC 1952, flags FNAME and FCOMMENT). */
async function markedGzip(bytes: Uint8Array, name: string): Promise<Buffer> {
  const header = Buffer.from([0x1f, 0x8b, 8, 0x18, 0, 0, 0, 0, 2, 3]);
  const marks = Buffer.from(`${name}\0UnityWeb Compressed Content (gzip)\0`, 'latin1');
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([header, marks, await promisify(deflateRaw)(bytes, { level: 9 }), trailer]);
}

/**
 * brotli with a metadata block in front (RFC 7932, section 9.2). A flush before the first byte makes the encoder close
 * its own header with an empty metadata block at a byte's end, which the marked one then replaces.
 */
async function markedBrotli(bytes: Uint8Array): Promise<Buffer> {
  const encoder = createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      // The window that the marked header states.
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const chunks: Buffer[] = [];
  encoder.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => encoder.on('end', resolve).on('error', reject));
  await new Promise<void>((resolve) => encoder.flush(constants.BROTLI_OPERATION_FLUSH, resolve));
  encoder.end(bytes);
  await ended;
  const stream = Buffer.concat(chunks);
  const ownHeader = Buffer.from([0x6b, 0x00]);
  if (!stream.subarray(0, 2).equals(ownHeader)) {
    throw new Error(
      `This Node.js begins brotli with ${stream.subarray(0, 2).toString('hex')}; 6b00 was expected.`,
    );
  }
  const marker = Buffer.from('UnityWeb Compressed Content (brotli)');
  return Buffer.concat([Buffer.from([0x6b, 0x8d, 0x00]), marker, stream.subarray(ownHeader.length)]);
}
