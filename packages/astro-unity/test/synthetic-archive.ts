/** How a part of an archive is compressed, as its flags tell it. */
export const COMPRESSION = { none: 0, lzma: 1, lz4: 2, lz4High: 3 } as const;

export interface ArchiveOptions {
  /** Of the format. @default 8 */
  version?: number;
  /** @default 'lz4High' */
  blocks?: keyof typeof COMPRESSION;
  /** @default 'lz4High' */
  directory?: keyof typeof COMPRESSION;
  /** The directory lies behind the blocks. @default false */
  directoryAtEnd?: boolean;
  /** The blocks begin at a multiple of 16. @default true */
  aligned?: boolean;
  /** Decoded bytes of a block. @default 131_072 */
  blockBytes?: number;
  /** Added to the flags of the archive, and of every block. */
  extraFlags?: number;
  extraBlockFlags?: number;
}

/** Writes a `UnityFS` archive as Unity does. */
export function syntheticArchive(files: ReadonlyMap<string, Buffer>, options: ArchiveOptions = {}): Buffer {
  const { version = 8, blocks: blockCompression = 'lz4High', directory = 'lz4High' } = options;
  const { directoryAtEnd = false, aligned = true, blockBytes = 128 * 1024 } = options;
  const content = Buffer.concat([...files.values()]);
  const blocks: { size: number; stored: Buffer }[] = [];
  let previous: Buffer | undefined;
  for (let start = 0; start < content.length; start += blockBytes) {
    const piece = content.subarray(start, start + blockBytes);
    // Large archives of tests repeat one block.
    const again = previous?.equals(piece) ? blocks.at(-1) : undefined;
    blocks.push(again ?? { size: piece.length, stored: pack(piece, blockCompression) });
    previous = piece;
  }
  const blockFlags = COMPRESSION[blockCompression] | (options.extraBlockFlags ?? 0);
  let offset = 0;
  const nodes = [...files].map(([path, { length }]) => {
    const node = Buffer.concat([uint64(offset), uint64(length), uint32(4), Buffer.from(`${path}\0`)]);
    offset += length;
    return node;
  });
  const list = Buffer.concat([
    Buffer.alloc(16, 0xab),
    uint32(blocks.length),
    ...blocks.flatMap(({ size, stored }) => [uint32(size), uint32(stored.length), uint16(blockFlags)]),
    uint32(nodes.length),
    ...nodes,
  ]);
  const storedList = pack(list, directory);
  const flags =
    COMPRESSION[directory] |
    0x40 |
    (directoryAtEnd ? 0x80 : 0) |
    (aligned ? 0x200 : 0) |
    (options.extraFlags ?? 0);
  const write = (size: number): Buffer => {
    const numbers = [uint64(size), uint32(storedList.length), uint32(list.length), uint32(flags)];
    const texts = Buffer.from('5.x.x\u00002022.3.1f1\0');
    const head = Buffer.concat([Buffer.from('UnityFS\0'), uint32(version), texts, ...numbers]);
    const alignedHead = version >= 7 ? align(head) : head;
    const front = directoryAtEnd ? alignedHead : Buffer.concat([alignedHead, storedList]);
    const back = directoryAtEnd ? [storedList] : [];
    return Buffer.concat([aligned ? align(front) : front, ...blocks.map(({ stored }) => stored), ...back]);
  };
  return write(write(0).length);
}

/** A text as serialized files have many: much of it repeats, at distances that LZ4 does not reach. */
export function repetitiveText(length: number): Buffer {
  const lines: string[] = [];
  let state = 7;
  for (let bytes = 0; bytes < length; bytes += lines.at(-1)?.length ?? 0) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const name = (state >>> 23).toString(36).repeat(3);
    lines.push(`{"object":"${name}","position":[${state % 97},${state % 89}],"layer":"${name}"}\n`);
  }
  return Buffer.from(lines.join('')).subarray(0, length);
}

function pack(bytes: Buffer, compression: keyof typeof COMPRESSION): Buffer {
  return compression === 'none' || compression === 'lzma' ? bytes : encodeLz4(bytes);
}

/** The nearest match of four bytes or more each time, which is LZ4 at its fastest. */
function encodeLz4(bytes: Buffer): Buffer {
  const output: number[] = [];
  const seen = new Map<number, number>();
  const lastMatch = bytes.length - 12;
  let written = 0;
  const emit = (literalsEnd: number, match?: { offset: number; length: number }): void => {
    const literals = literalsEnd - written;
    const extra = match ? match.length - 4 : 0;
    output.push((Math.min(literals, 15) << 4) | Math.min(extra, 15), ...lengthBytes(literals));
    for (let index = written; index < literalsEnd; index++) output.push(bytes[index] ?? 0);
    if (match) output.push(match.offset & 255, match.offset >> 8, ...lengthBytes(extra));
    written = literalsEnd + (match?.length ?? 0);
  };
  for (let position = 0; position < lastMatch; ) {
    const word = bytes.readUInt32LE(position);
    const earlier = seen.get(word);
    seen.set(word, position);
    const offset = position - (earlier ?? position);
    if (offset === 0 || offset > 65_535) {
      position += 1;
      continue;
    }
    let length = 4;
    while (
      position + length < bytes.length - 5 &&
      bytes[position + length] === bytes[position + length - offset]
    )
      length += 1;
    emit(position, { offset, length });
    position += length;
  }
  emit(bytes.length);
  return Buffer.from(output);
}

/** What does not fit into the four bits of a token. */
function lengthBytes(length: number): number[] {
  if (length < 15) return [];
  const rest = length - 15;
  return [...Array.from({ length: Math.floor(rest / 255) }, () => 255), rest % 255];
}

function align(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
