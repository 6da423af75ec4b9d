import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { COMPRESSED_HEAD_LENGTH, createDecoder, sniffCompression } from '../export/content/compression.ts';
import { sniffKind } from '../export/content/kind.ts';
import { readHead } from '../export/file-system.ts';
import { type FrameworkEvents, findFrameworkEvents } from './framework-events.ts';
import { MetadataError } from './metadata-error.ts';

/** Real frameworks have up to two megabytes. */
const MAX_FRAMEWORK_BYTES = 64 * 1024 * 1024;

/** Reads the events out of a framework file, however it is compressed. */
export async function readFrameworkEvents(file: string): Promise<FrameworkEvents> {
  const head = await readHead(file, COMPRESSED_HEAD_LENGTH);
  const compression = await sniffCompression(head, (bytes) => {
    const kind = sniffKind(bytes);
    return kind === 'framework' || kind === 'script';
  });
  const decoder = createDecoder(compression);
  const chunks: Buffer[] = [];
  let length = 0;
  const collect = async (decoded: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of decoded) {
      length += chunk.length;
      if (length > MAX_FRAMEWORK_BYTES) throw new MetadataError('The framework is too long to be one.');
      chunks.push(chunk);
    }
  };
  const stream = createReadStream(file);
  await (decoder ? pipeline(stream, decoder, collect) : pipeline(stream, collect));
  return findFrameworkEvents(Buffer.concat(chunks).toString('utf8'));
}
