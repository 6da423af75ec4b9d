/** What the head of a `UnityFS` archive says, as it stands there. */
export interface ArchiveHead {
  /** Of the format. */
  version: number;
  /** The archive's size, in bytes. */
  size: number;
  /** Of its directory, as it is stored and decoded, in bytes. */
  directory: { storedSize: number; size: number };
  /** See `ARCHIVE_FLAGS`. */
  flags: number;
  /** Where the numbers above begin: 64 bits for the size, 32 for each of the others. */
  numbersOffset: number;
  /** Where the head ends, and the directory or the first block begins. */
  end: number;
}

export const ARCHIVE_FLAGS = {
  /** How the directory is compressed; the same bits of a block tell it of the block. */
  compression: 0x3f,
  /** The directory lists blocks and files. */
  isWholeDirectory: 0x40,
  isDirectoryAtEnd: 0x80,
  /** The blocks begin at an aligned place. */
  areBlocksAligned: 0x200,
} as const;

/** The values of `ARCHIVE_FLAGS.compression` that Unity writes for the web; LZMA is 1. */
export const ARCHIVE_COMPRESSION = { none: 0, lz4: 2, lz4High: 3 } as const;

/** In bytes, from the archive's beginning. */
const ALIGNMENT = 16;

/** As much as a head has: its two texts are versions. */
export const ARCHIVE_HEAD_BYTES = 256;

const SIGNATURE = Buffer.from('UnityFS\0');
const NUMBERS_BYTES = 20;

/** From this version on, the head ends at an aligned place. */
const ALIGNED_FROM_VERSION = 7;

/**
 * Reads the head of a `UnityFS` archive: the signature, the version of the format, two texts that end with a zero byte, and
 * numbers. All are big-endian.
 *
 * @param bytes The archive's beginning.
 * @returns `undefined` for what is no such archive, is cut off, or has a larger head than any.
 */
export function readArchiveHead(bytes: Buffer): ArchiveHead | undefined {
  const head = bytes.subarray(0, ARCHIVE_HEAD_BYTES);
  if (!head.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  let position = SIGNATURE.length + 4;
  for (let text = 0; text < 2; text++) {
    position = head.indexOf(0, position) + 1;
    if (position === 0) return undefined;
  }
  if (position + NUMBERS_BYTES > head.length) return undefined;
  const version = head.readUInt32BE(SIGNATURE.length);
  const end = position + NUMBERS_BYTES;
  return {
    version,
    size: Number(head.readBigUInt64BE(position)),
    directory: { storedSize: head.readUInt32BE(position + 8), size: head.readUInt32BE(position + 12) },
    flags: head.readUInt32BE(position + 16),
    numbersOffset: position,
    end: version >= ALIGNED_FROM_VERSION ? alignArchive(end) : end,
  };
}

/** The next aligned place in an archive. */
export function alignArchive(position: number): number {
  return Math.ceil(position / ALIGNMENT) * ALIGNMENT;
}
