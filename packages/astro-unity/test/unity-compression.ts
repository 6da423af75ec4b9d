import { buffer } from 'node:stream/consumers';
import { constants, crc32, createBrotliCompress, deflateRawSync } from 'node:zlib';

/** Compresses as Unity does, with its markers. */
export async function compress(
  bytes: Uint8Array,
  compression: 'none' | 'gzip' | 'brotli',
  fileName = 'build',
): Promise<Buffer> {
  if (compression === 'gzip') return unityGzip(bytes, fileName);
  return compression === 'brotli' ? unityBrotli(bytes) : Buffer.from(bytes);
}

/** gzip with the file's name and Unity's comment in its header. */
function unityGzip(bytes: Uint8Array, fileName: string): Buffer {
  const header = Buffer.from([0x1f, 0x8b, 8, 0x18, 0, 0, 0, 0, 0, 3]);
  const texts = Buffer.from(`${fileName}\0UnityWeb Compressed Content (gzip)\0`);
  return Buffer.concat([header, texts, deflateRawSync(bytes), uint32(crc32(bytes)), uint32(bytes.length)]);
}

/**
 * brotli with Unity's marker: the stream's header (4 bits, a window of 22) and a metadata block, which decoders skip.
 * Flushing an encoder before it has any input makes it write the same header and an empty metadata block, `6b 00`; what
 * comes after it is the content, and Unity's block goes in its place.
 */
async function unityBrotli(bytes: Uint8Array): Promise<Buffer> {
  const encoder = createBrotliCompress({
    params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_QUALITY]: 5 },
  });
  encoder.flush(constants.BROTLI_OPERATION_FLUSH);
  encoder.end(bytes);
  const encoded = await buffer(encoder);
  if (encoded.readUInt16BE() !== 0x6b00) throw new Error('The brotli encoder writes its header differently.');
  const marker = Buffer.from('UnityWeb Compressed Content (brotli)');
  return Buffer.concat([Buffer.from([0x6b, 0x8d, 0x00]), marker, encoded.subarray(2)]);
}

/** Little-endian. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
