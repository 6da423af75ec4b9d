import type { ContentCheck } from './content-check.ts';
import { DATA_MAGIC } from './kind.ts';

/** One file inside a data container. */
export interface DataEntry {
  name: string;
  /** From the beginning of the decoded container, in bytes. */
  offset: number;
  /** In bytes. */
  size: number;
}

/** A header longer than this is damaged: real ones have fewer than 300 bytes. */
const MAX_HEADER_LENGTH = 1024 * 1024;

/** Where a player looks for its scenes and settings: an archive of all, or the files by themselves, newer and older. */
const GAME_ENTRIES: ReadonlySet<string> = new Set(['data.unity3d', 'globalgamemanagers', 'mainData']);

/** The bytes of `data.unity3d` that hold its versions. */
const VERSION_HEAD_LENGTH = 64;

/** The places of a container's entries, and where its header ends. */
export interface DataHeader {
  entries: DataEntry[];
  length: number;
}

type HeaderReading = DataHeader | { missing: true } | { complaint: string };

/**
 * Reads the header of a `UnityWebData1.0` container: the magic, then (all little-endian, 32 bits) the header's own
 * length, and for each entry its offset, size, length of name, and name.
 *
 * @param bytes The beginning of the container; `missing` is the answer while it is too short.
 */
export function readDataHeader(bytes: Buffer): HeaderReading {
  const lengthEnd = DATA_MAGIC.length + 4;
  if (bytes.length < lengthEnd) return { missing: true };
  if (!bytes.subarray(0, DATA_MAGIC.length).equals(DATA_MAGIC)) {
    return { complaint: 'it does not begin with "UnityWebData1.0"' };
  }
  const headerLength = bytes.readUInt32LE(DATA_MAGIC.length);
  if (headerLength < lengthEnd || headerLength > MAX_HEADER_LENGTH) {
    return { complaint: `its header claims a length of ${headerLength} bytes` };
  }
  if (bytes.length < headerLength) return { missing: true };

  const entries: DataEntry[] = [];
  let position = lengthEnd;
  while (position < headerLength) {
    if (position + 12 > headerLength) return { complaint: 'an entry of its header is cut off' };
    const offset = bytes.readUInt32LE(position);
    const size = bytes.readUInt32LE(position + 4);
    const nameEnd = position + 12 + bytes.readUInt32LE(position + 8);
    if (nameEnd > headerLength) return { complaint: 'the name of an entry of its header is cut off' };
    entries.push({ name: bytes.toString('utf8', position + 12, nameEnd), offset, size });
    position = nameEnd;
  }
  return { entries, length: headerLength };
}

/**
 * The header of a container whose entries lie elsewhere.
 *
 * @param bytes The header as it is.
 * @param places Of its entries, in their order there.
 */
export function moveDataEntries(
  bytes: Buffer,
  places: readonly Pick<DataEntry, 'offset' | 'size'>[],
): Buffer {
  const moved = Buffer.from(bytes);
  let position = DATA_MAGIC.length + 4;
  for (const { offset, size } of places) {
    moved.writeUInt32LE(offset, position);
    moved.writeUInt32LE(size, position + 4);
    position += 12 + moved.readUInt32LE(position + 8);
  }
  return moved;
}

/**
 * The Unity version that a `data.unity3d` was written with: `UnityFS`, the format as a big-endian 32-bit number, the
 * oldest player as text (`5.x.x`), and the version as text, each text ended by a zero byte.
 */
export function readUnityVersion(head: Buffer): string | undefined {
  const match = /^UnityFS\0.{4}[^\0]*\0(\d+\.\d+\.\d+[a-z]\d+[^\0]{0,16})\0/s.exec(head.toString('latin1'));
  return match?.[1];
}

/** Checks that a container holds all that its header lists, and picks up the Unity version as the bytes pass by. */
export class DataContainerCheck implements ContentCheck {
  #position = 0;
  #header: Buffer = Buffer.alloc(0);
  #entries: DataEntry[] | undefined;
  #complaint: string | undefined;
  #versionHead: Buffer = Buffer.alloc(0);

  /** Known once all bytes have passed by. */
  get unityVersion(): string | undefined {
    return readUnityVersion(this.#versionHead);
  }

  write(chunk: Buffer): void {
    if (this.#complaint !== undefined) return;
    let bytes = chunk;
    if (!this.#entries) {
      bytes = this.#header = Buffer.concat([this.#header, chunk]);
      const reading = readDataHeader(bytes);
      if ('missing' in reading) return;
      if ('complaint' in reading) {
        this.#complaint = reading.complaint;
        return;
      }
      this.#entries = reading.entries;
    }
    this.#captureVersion(bytes);
    this.#position += bytes.length;
  }

  end(): string | undefined {
    if (this.#complaint !== undefined) return this.#complaint;
    if (!this.#entries) return 'it ends within its header';
    const outside = this.#entries.find(({ offset, size }) => offset + size > this.#position);
    if (outside) {
      return `its entry "${outside.name}" should end at byte ${outside.offset + outside.size}, but only ${this.#position} bytes are there`;
    }
    if (!this.#entries.some(({ name }) => GAME_ENTRIES.has(name))) {
      return 'it has neither scenes nor settings of a game: there is no "data.unity3d" in it';
    }
    return undefined;
  }

  #captureVersion(bytes: Buffer): void {
    const entry = this.#entries?.find(({ name }) => name === 'data.unity3d');
    const missing = VERSION_HEAD_LENGTH - this.#versionHead.length;
    if (!entry || missing === 0) return;
    const start = entry.offset + this.#versionHead.length - this.#position;
    if (start < 0 || start >= bytes.length) return;
    this.#versionHead = Buffer.concat([this.#versionHead, bytes.subarray(start, start + missing)]);
  }
}
