import { decodeLz4 } from '../src/export/archive/lz4.ts';

/** What a reader of Unity's format finds in an archive. */
export interface ReadArchive {
  files: Map<string, Buffer>;
  /** Whether its directory, or any of its blocks, is compressed. */
  isCompressed: boolean;
  /** What comes before the list of the blocks. */
  hash: string;
}

/**
 * Reads a `UnityFS` archive from its beginning to its end, by the description of the format alone: it shares nothing with
 * what it checks but the decoder of LZ4.
 *
 * @throws {Error} where anything is out of place.
 */
export function readArchive(archive: Buffer): ReadArchive {
  let position = 0;
  const take = (length: number): Buffer => {
    if (position + length > archive.length) throw new Error('The archive is cut off.');
    position += length;
    return archive.subarray(position - length, position);
  };
  const text = (): string => {
    const length = archive.indexOf(0, position) - position;
    return take(length + 1).toString('latin1', 0, length);
  };
  const align = (): void => {
    take((16 - (position % 16)) % 16);
  };
  if (text() !== 'UnityFS') throw new Error('It is no archive.');
  const version = take(4).readUInt32BE();
  text();
  text();
  if (take(8).readBigUInt64BE() !== BigInt(archive.length)) throw new Error('Its size is not what it says.');
  const [storedSize, size, flags] = [take(4), take(4), take(4)].map((bytes) => bytes.readUInt32BE());
  if (storedSize === undefined || size === undefined || flags === undefined) throw new Error('No numbers.');
  if (version >= 7) align();
  const isAtEnd = (flags & 0x80) !== 0;
  const stored = isAtEnd ? archive.subarray(archive.length - storedSize) : take(storedSize);
  const directory = decode(stored, size, flags);
  if ((flags & 0x200) !== 0) align();

  const blocks: Buffer[] = [];
  let isCompressed = (flags & 0x3f) !== 0;
  let at = 20;
  for (let count = directory.readUInt32BE(16); count > 0; count--, at += 10) {
    const blockFlags = directory.readUInt16BE(at + 8);
    isCompressed ||= (blockFlags & 0x3f) !== 0;
    blocks.push(decode(take(directory.readUInt32BE(at + 4)), directory.readUInt32BE(at), blockFlags));
  }
  if (position !== archive.length - (isAtEnd ? storedSize : 0)) throw new Error('The blocks end elsewhere.');
  const content = Buffer.concat(blocks);
  const files = new Map<string, Buffer>();
  let node = at + 4;
  for (let count = directory.readUInt32BE(at); count > 0; count--) {
    const start = Number(directory.readBigUInt64BE(node));
    const end = start + Number(directory.readBigUInt64BE(node + 8));
    if (end > content.length) throw new Error('A file ends behind the blocks.');
    const nameEnd = directory.indexOf(0, node + 20);
    files.set(directory.toString('utf8', node + 20, nameEnd), content.subarray(start, end));
    node = nameEnd + 1;
  }
  return { files, isCompressed, hash: directory.toString('hex', 0, 16) };
}

function decode(stored: Buffer, size: number, flags: number): Buffer {
  switch (flags & 0x3f) {
    case 0:
      if (stored.length !== size) throw new Error('Bytes that are not compressed have two sizes.');
      return stored;
    case 2:
    case 3:
      return Buffer.from(decodeLz4(stored, size));
    default:
      throw new Error(`Compression ${flags & 0x3f} is not read here.`);
  }
}
