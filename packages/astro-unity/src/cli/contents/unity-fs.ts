import {
  type ArchiveNode,
  decodeDirectory,
  readArchiveDirectory,
} from '../../export/archive/archive-directory.ts';
import { ARCHIVE_FLAGS, readArchiveHead } from '../../export/archive/archive-head.ts';
import { Lz4Error } from '../../export/archive/lz4.ts';

const MAX_DIRECTORY_BYTES = 16 * 1024 ** 2;

/**
 * Lists what lies in a `UnityFS` archive (`data.unity3d`).
 *
 * @param bytes The beginning of the archive, with all of the directory in it.
 * @returns `undefined` where the directory cannot be read: too old, at the end, in LZMA, damaged.
 */
export function readUnityFs(bytes: Buffer): ArchiveNode[] | undefined {
  const head = readArchiveHead(bytes);
  if (!head || head.flags & ARCHIVE_FLAGS.isDirectoryAtEnd) return undefined;
  const { storedSize, size } = head.directory;
  const stored = bytes.subarray(head.end, head.end + storedSize);
  if (stored.length < storedSize || size > MAX_DIRECTORY_BYTES) return undefined;
  try {
    const decoded = decodeDirectory(stored, head);
    return decoded && readArchiveDirectory(decoded)?.nodes;
  } catch (error) {
    // Nothing depends on this list; who asks for it is told that it cannot be had.
    if (error instanceof Lz4Error) return undefined;
    throw error;
  }
}
