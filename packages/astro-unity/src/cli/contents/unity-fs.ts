import { decodeLz4 } from './lz4.ts';

/** One file inside a Unity archive: a serialized file of scenes or assets, or the raw data of textures and sound. */
export interface ArchiveNode {
  path: string;
  /** Decoded size in bytes. */
  size: number;
}

/** How the directory of an archive may be compressed; LZMA (1) is not read here. */
const NONE = 0;
const LZ4 = 2;
const LZ4_HIGH = 3;

const COMPRESSION_MASK = 0x3f;
const DIRECTORY_AT_END = 0x80;
const MAX_DIRECTORY_BYTES = 16 * 1024 ** 2;

/**
 * Lists what lies in a `UnityFS` archive (`data.unity3d`). All numbers of the format are big-endian: after the
 * signature and three texts come the archive's size (64 bits), the directory's size compressed and decoded, and flags;
 * then the directory: a hash of 16 bytes, the blocks, and the nodes.
 *
 * @param head The beginning of the archive, with all of the directory in it.
 * @returns `undefined` where the directory cannot be read: too old, at the end, in LZMA, damaged.
 */
export function readUnityFs(head: Buffer): ArchiveNode[] | undefined {
  try {
    const directory = readDirectory(head);
    return directory && readNodes(directory);
  } catch (error) {
    // Nothing depends on this list; who asks for it is told that it cannot be had.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readDirectory(head: Buffer): Buffer | undefined {
  if (head.toString('latin1', 0, 8) !== 'UnityFS\0') return undefined;
  const version = head.readUInt32BE(8);
  let position = 12;
  for (let text = 0; text < 2; text++) position = head.indexOf(0, position) + 1;
  const compressedSize = head.readUInt32BE(position + 8);
  const size = head.readUInt32BE(position + 12);
  const flags = head.readUInt32BE(position + 16);
  position += 20;
  if (version >= 7) position = Math.ceil(position / 16) * 16;
  if (flags & DIRECTORY_AT_END || size > MAX_DIRECTORY_BYTES) return undefined;
  const stored = head.subarray(position, position + compressedSize);
  if (stored.length < compressedSize) return undefined;
  switch (flags & COMPRESSION_MASK) {
    case NONE:
      return stored;
    case LZ4:
    case LZ4_HIGH:
      return Buffer.from(decodeLz4(stored, size));
    default:
      return undefined;
  }
}

function readNodes(directory: Buffer): ArchiveNode[] {
  const blocks = directory.readUInt32BE(16);
  let position = 20 + blocks * 10;
  const count = directory.readUInt32BE(position);
  position += 4;
  const nodes: ArchiveNode[] = [];
  for (let index = 0; index < count; index++) {
    const size = Number(directory.readBigInt64BE(position + 8));
    const end = directory.indexOf(0, position + 20);
    if (end < 0) throw new RangeError('The name of a node is cut off.');
    nodes.push({ path: directory.toString('utf8', position + 20, end), size });
    position = end + 1;
  }
  return nodes;
}
