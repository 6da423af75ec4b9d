import {
  type ArchiveBlock,
  type ArchiveDirectory,
  BLOCK_BYTES,
  BLOCKS_OFFSET,
} from '../../export/archive/archive-directory.ts';
import {
  ARCHIVE_COMPRESSION,
  ARCHIVE_FLAGS,
  type ArchiveHead,
  alignArchive,
} from '../../export/archive/archive-head.ts';
import type { UnpackStep } from './unpack-step.ts';

/** The versions of the format whose every byte is known; Unity 5.6 to 6000 write these. */
const VERSIONS = { oldest: 6, newest: 8 };

/** Other flags are of encryption, or of what Unity may invent. */
const KNOWN_FLAGS =
  ARCHIVE_FLAGS.compression |
  ARCHIVE_FLAGS.isWholeDirectory |
  ARCHIVE_FLAGS.isDirectoryAtEnd |
  ARCHIVE_FLAGS.areBlocksAligned;

/** A block that the engine reads in a stream. */
const STREAMED = 0x40;

/** A compressed block is held in memory. Unity's have 128 KiB. */
const MAX_BLOCK_BYTES = 4 * 1024 ** 2;

/** The most bytes that LZ4 holds in one. */
const LZ4_MAX_RATIO = 255;

/** An archive as it is stored. */
export interface StoredArchive {
  /** Its beginning, `head.end` bytes. */
  headBytes: Buffer;
  head: ArchiveHead;
  /** Decoded. */
  directoryBytes: Buffer;
  directory: ArchiveDirectory;
}

/**
 * How an archive becomes one whose directory and blocks are not compressed, and which is the same else: its files lie at the
 * same places of the same blocks.
 *
 * @returns `undefined` where there is nothing to unpack, or anything about the archive that is not fully understood.
 */
export function unpackArchive(archive: StoredArchive): UnpackStep[] | undefined {
  const { head, headBytes, directoryBytes, directory } = archive;
  const { blocks } = directory;
  if (!isUnderstood(archive) || !blocks.some(isCompressed)) return undefined;

  const isAtEnd = (head.flags & ARCHIVE_FLAGS.isDirectoryAtEnd) !== 0;
  const newDirectory = uncompressedDirectory(directoryBytes, blocks);
  const before = isAtEnd ? [] : [newDirectory];
  const after = isAtEnd ? [newDirectory] : [];
  const frontEnd = head.end + (isAtEnd ? 0 : newDirectory.length);
  const padding = Buffer.alloc(blocksStart(head.flags, frontEnd) - frontEnd);
  const size = frontEnd + padding.length + sum(blocks, 'size') + (isAtEnd ? newDirectory.length : 0);
  const newHead = uncompressedHead(headBytes, head, size, newDirectory.length);
  return [
    { drop: storedBlocksStart(head) },
    { insert: Buffer.concat([newHead, ...before, padding]) },
    ...blocks.map(blockStep),
    ...(isAtEnd ? [{ drop: head.directory.storedSize }] : []),
    ...after.map((insert) => ({ insert })),
  ];
}

function isUnderstood({ head, directoryBytes, directory }: StoredArchive): boolean {
  const { version, flags } = head;
  if (version < VERSIONS.oldest || version > VERSIONS.newest) return false;
  if ((flags & ~KNOWN_FLAGS) !== 0 || !(flags & ARCHIVE_FLAGS.isWholeDirectory)) return false;
  if (directoryBytes.length !== head.directory.size) return false;
  if (!directory.blocks.every(isBlockUnderstood)) return false;
  const directoryAtEnd = flags & ARCHIVE_FLAGS.isDirectoryAtEnd ? head.directory.storedSize : 0;
  const end = storedBlocksStart(head) + sum(directory.blocks, 'storedSize') + directoryAtEnd;
  const contentSize = sum(directory.blocks, 'size');
  return end === head.size && directory.nodes.every(({ offset, size }) => offset + size <= contentSize);
}

function isBlockUnderstood({ size, storedSize, flags }: ArchiveBlock): boolean {
  if ((flags & ~(ARCHIVE_FLAGS.compression | STREAMED)) !== 0) return false;
  switch (flags & ARCHIVE_FLAGS.compression) {
    case ARCHIVE_COMPRESSION.none:
      return size === storedSize;
    case ARCHIVE_COMPRESSION.lz4:
    case ARCHIVE_COMPRESSION.lz4High:
      return Math.max(size, storedSize) <= MAX_BLOCK_BYTES && size <= storedSize * LZ4_MAX_RATIO;
    default:
      return false;
  }
}

function isCompressed({ flags }: ArchiveBlock): boolean {
  return (flags & ARCHIVE_FLAGS.compression) !== ARCHIVE_COMPRESSION.none;
}

function blockStep(block: ArchiveBlock): UnpackStep {
  return isCompressed(block) ? { unpack: block.storedSize, into: block.size } : { keep: block.size };
}

function uncompressedHead(
  headBytes: Buffer,
  { numbersOffset, flags }: ArchiveHead,
  size: number,
  directorySize: number,
): Buffer {
  const bytes = Buffer.from(headBytes);
  bytes.writeBigUInt64BE(BigInt(size), numbersOffset);
  bytes.writeUInt32BE(directorySize, numbersOffset + 8);
  bytes.writeUInt32BE(directorySize, numbersOffset + 12);
  bytes.writeUInt32BE(flags & ~ARCHIVE_FLAGS.compression, numbersOffset + 16);
  return bytes;
}

function uncompressedDirectory(directoryBytes: Buffer, blocks: readonly ArchiveBlock[]): Buffer {
  const bytes = Buffer.from(directoryBytes);
  for (const [index, { size, flags }] of blocks.entries()) {
    const position = BLOCKS_OFFSET + index * BLOCK_BYTES;
    bytes.writeUInt32BE(size, position + 4);
    bytes.writeUInt16BE(flags & ~ARCHIVE_FLAGS.compression, position + 8);
  }
  return bytes;
}

function storedBlocksStart({ flags, end, directory }: ArchiveHead): number {
  return blocksStart(flags, end + (flags & ARCHIVE_FLAGS.isDirectoryAtEnd ? 0 : directory.storedSize));
}

function blocksStart(flags: number, frontEnd: number): number {
  return flags & ARCHIVE_FLAGS.areBlocksAligned ? alignArchive(frontEnd) : frontEnd;
}

function sum(blocks: readonly ArchiveBlock[], key: 'size' | 'storedSize'): number {
  return blocks.reduce((total, block) => total + block[key], 0);
}
