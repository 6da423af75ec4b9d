import { createHash } from 'node:crypto';
import { decodedStream } from '../../export/content/decoded-stream.ts';
import type { ExportPart } from '../../export/types.ts';
import { explainDecodeError } from '../changed-file-error.ts';
import type { PartContent } from '../part-content.ts';
import { planUnpacking } from './plan-unpacking.ts';

/**
 * Whether data is deployed unpacked: never, or wherever that makes the download smaller, or, by default, only where it also
 * takes little memory.
 */
export type UnpackOption = boolean | undefined;

/** How much more memory the data may take in the browser by default, in bytes. */
export const MAX_GROWTH_BYTES = 16_000_000;

/** Part of the content's hash: what comes out of another version differs. */
const UNPACKER = 'unpacked-1';

/**
 * The content of data whose archives are not compressed. Unity compresses these with LZ4, which hides what repeats from
 * brotli.
 *
 * @returns `undefined` where there is nothing to unpack, nobody wants it, or it would take too much memory.
 * @throws {ChangedFileError} if the part is no longer what was read.
 */
export async function findUnpackedContent(
  part: ExportPart,
  option: UnpackOption,
): Promise<PartContent | undefined> {
  if (option === false) return undefined;
  const decoded = decodedStream(part);
  try {
    const plan = await planUnpacking(decoded, part.decodedBytes);
    if (!plan) return undefined;
    if (option === undefined && plan.bytes - part.decodedBytes > MAX_GROWTH_BYTES) return undefined;
    const sha256 = createHash('sha256').update(`${part.sha256} ${UNPACKER}`).digest('hex');
    return { part, sha256, decodedBytes: plan.bytes, steps: plan.steps };
  } catch (cause) {
    throw explainDecodeError(cause, part.file);
  } finally {
    decoded.destroy();
  }
}
