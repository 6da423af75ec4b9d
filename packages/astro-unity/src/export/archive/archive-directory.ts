import { ARCHIVE_COMPRESSION, ARCHIVE_FLAGS, type ArchiveHead } from './archive-head.ts';
import { decodeLz4 } from './lz4.ts';

/** One of the pieces that an archive stores its files in, one behind the other. */
export interface ArchiveBlock {
  /** Decoded, in bytes. */
  size: number;
  storedSize: number;
  flags: number;
}

/** One file inside an archive: a serialized file of scenes or assets, or the raw data of textures and sound. */
export interface ArchiveNode {
  path: string;
  /** In the decoded blocks, in bytes. */
  offset: number;
  size: number;
}

/** What lies in an archive, and where. */
export interface ArchiveDirectory {
  blocks: ArchiveBlock[];
  nodes: ArchiveNode[];
}

/** A hash comes before the count of the blocks. */
const HASH_BYTES = 16;

/** Size, stored size, flags. */
export const BLOCK_BYTES = 10;

/** Where the directory's first block is told. */
export const BLOCKS_OFFSET = HASH_BYTES + 4;

/** Offset, size, status. */
const NODE_BYTES = 20;

/**
 * Decodes the directory of an archive.
 *
 * @returns `undefined` for one that is compressed in another way than with LZ4.
 * @throws {Lz4Error} if it is damaged.
 */
export function decodeDirectory(stored: Buffer, { flags, directory }: ArchiveHead): Buffer | undefined {
  switch (flags & ARCHIVE_FLAGS.compression) {
    case ARCHIVE_COMPRESSION.none:
      return stored;
    case ARCHIVE_COMPRESSION.lz4:
    case ARCHIVE_COMPRESSION.lz4High:
      return Buffer.from(decodeLz4(stored, directory.size).buffer);
    default:
      return undefined;
  }
}

/**
 * Reads a decoded directory: a hash, the number of blocks and the blocks, the number of nodes and the nodes.
 *
 * @returns `undefined` where it is cut off, or longer than what it lists.
 */
export function readArchiveDirectory(bytes: Buffer): ArchiveDirectory | undefined {
  if (bytes.length < BLOCKS_OFFSET) return undefined;
  const blocksEnd = BLOCKS_OFFSET + bytes.readUInt32BE(HASH_BYTES) * BLOCK_BYTES;
  if (blocksEnd + 4 > bytes.length) return undefined;
  const blocks: ArchiveBlock[] = [];
  for (let position = BLOCKS_OFFSET; position < blocksEnd; position += BLOCK_BYTES) {
    blocks.push({
      size: bytes.readUInt32BE(position),
      storedSize: bytes.readUInt32BE(position + 4),
      flags: bytes.readUInt16BE(position + 8),
    });
  }
  const nodes: ArchiveNode[] = [];
  let position = blocksEnd + 4;
  for (let missing = bytes.readUInt32BE(blocksEnd); missing > 0; missing--) {
    if (position + NODE_BYTES > bytes.length) return undefined;
    const end = bytes.indexOf(0, position + NODE_BYTES);
    if (end < 0) return undefined;
    nodes.push({
      path: bytes.toString('utf8', position + NODE_BYTES, end),
      offset: Number(bytes.readBigUInt64BE(position)),
      size: Number(bytes.readBigUInt64BE(position + 8)),
    });
    position = end + 1;
  }
  return position === bytes.length ? { blocks, nodes } : undefined;
}
