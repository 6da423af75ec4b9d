import { decodeDirectory, readArchiveDirectory } from '../../export/archive/archive-directory.ts';
import { ARCHIVE_FLAGS, ARCHIVE_HEAD_BYTES, readArchiveHead } from '../../export/archive/archive-head.ts';
import { Lz4Error } from '../../export/archive/lz4.ts';
import { ByteStream } from '../../export/content/byte-stream.ts';
import {
  type DataEntry,
  type DataHeader,
  moveDataEntries,
  readDataHeader,
} from '../../export/content/data-container.ts';
import { type StoredArchive, unpackArchive } from './unpack-archive.ts';
import { stepBytes, type Unpacking, type UnpackStep } from './unpack-step.ts';

/** Directories of the largest games have less than a tenth of this. */
const MAX_DIRECTORY_BYTES = 16 * 1024 ** 2;

/** A container counts its bytes with 32 bits, of which the engine may take one for the sign. */
const MAX_CONTAINER_BYTES = 2 ** 31 - 1;

/**
 * Finds out how a data container becomes one whose archives are not compressed. Reads heads and directories, and holds no
 * more than these.
 *
 * @param decoded The container; read as far as is needed.
 * @param bytes Its size.
 * @returns `undefined` where there is nothing to unpack, or the container is not fully understood. An archive in it that is
 * not understood stays as it is.
 */
export async function planUnpacking(
  decoded: AsyncIterable<Buffer>,
  bytes: number,
): Promise<Unpacking | undefined> {
  const stream = new ByteStream(decoded);
  const header = await readHeader(stream);
  if (!header) return undefined;
  const headerBytes = await stream.read(header.length);
  const inOrder = header.entries.toSorted((one, other) => one.offset - other.offset || one.size - other.size);
  if (!isSeamless(inOrder, header.length, bytes)) return undefined;

  const places = new Map<DataEntry, { offset: number; size: number }>();
  const content: UnpackStep[] = [];
  let offset = header.length;
  for (const entry of inOrder) {
    await stream.skip(entry.offset - stream.position);
    const archive = await readArchive(stream, entry.size);
    const steps = (archive && unpackArchive(archive)) ?? [{ keep: entry.size }];
    const size = sizeOf(steps);
    places.set(entry, { offset, size });
    content.push(...steps);
    offset += size;
  }
  if (!content.some((step) => 'unpack' in step) || offset > MAX_CONTAINER_BYTES) return undefined;
  const newHeader = moveDataEntries(
    headerBytes,
    header.entries.map((entry) => places.get(entry) ?? entry),
  );
  return { steps: [{ drop: header.length }, { insert: newHeader }, ...content], bytes: offset };
}

async function readHeader(stream: ByteStream): Promise<DataHeader | undefined> {
  for (let length = 1024; ; length *= 2) {
    const bytes = await stream.peek(length);
    const reading = readDataHeader(bytes);
    if ('entries' in reading) return reading;
    if ('complaint' in reading || bytes.length < length) return undefined;
  }
}

/** Whether entries follow each other from the header to the end, with nothing between them that could mean something. */
function isSeamless(inOrder: readonly DataEntry[], headerLength: number, bytes: number): boolean {
  let end = headerLength;
  for (const { offset, size } of inOrder) {
    if (offset !== end) return false;
    end += size;
  }
  return end === bytes;
}

async function readArchive(stream: ByteStream, size: number): Promise<StoredArchive | undefined> {
  const head = readArchiveHead(await stream.peek(Math.min(size, ARCHIVE_HEAD_BYTES)));
  if (!head || head.size !== size) return undefined;
  const { directory: sizes, flags, end } = head;
  if (Math.max(sizes.storedSize, sizes.size) > MAX_DIRECTORY_BYTES) return undefined;
  const directoryOffset = flags & ARCHIVE_FLAGS.isDirectoryAtEnd ? size - sizes.storedSize : end;
  if (directoryOffset < end || directoryOffset + sizes.storedSize > size) return undefined;

  const headBytes = await stream.read(end);
  await stream.skip(directoryOffset - end);
  const stored = await stream.read(sizes.storedSize);
  try {
    const directoryBytes = decodeDirectory(stored, head);
    const directory = directoryBytes && readArchiveDirectory(directoryBytes);
    return directory && { headBytes, head, directoryBytes, directory };
  } catch (error) {
    if (error instanceof Lz4Error) return undefined;
    throw error;
  }
}

function sizeOf(steps: readonly UnpackStep[]): number {
  return steps.reduce((total, step) => total + stepBytes(step), 0);
}
