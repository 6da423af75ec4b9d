import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import type { ExportPart } from '../types.ts';
import { createDecoder } from './compression.ts';

/** The decoded bytes of a part. To destroy it closes the file. */
export function decodedStream({ file, compression }: Pick<ExportPart, 'file' | 'compression'>): Readable {
  const stored = createReadStream(file, { highWaterMark: 256 * 1024 });
  const decoder = createDecoder(compression);
  // Errors reach whoever reads the decoder, which the pipeline destroys with them.
  return decoder ? pipeline(stored, decoder, () => {}) : stored;
}
