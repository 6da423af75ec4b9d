import { decodeLz4 } from '../../export/archive/lz4.ts';
import { ByteStream } from '../../export/content/byte-stream.ts';
import type { UnpackStep } from './unpack-step.ts';

/**
 * Unpacks the archives of a data container, block by block: memory does not grow with it.
 *
 * @throws {Lz4Error} at a block that is damaged.
 */
export async function* unpack(
  decoded: AsyncIterable<Buffer>,
  steps: readonly UnpackStep[],
): AsyncGenerator<Buffer, void, undefined> {
  const stream = new ByteStream(decoded);
  for (const step of steps) {
    if ('keep' in step) yield* stream.pass(step.keep);
    else if ('drop' in step) await stream.skip(step.drop);
    else if ('insert' in step) yield step.insert;
    else yield Buffer.from(decodeLz4(await stream.read(step.unpack), step.into).buffer);
  }
  // What nobody planned for is passed on, so that whoever counts the bytes notices it.
  yield* stream.pass(Number.POSITIVE_INFINITY);
}
