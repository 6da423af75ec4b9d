import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { createDecoder } from '../../export/content/compression.ts';
import { type DataEntry, readDataHeader } from '../../export/content/data-container.ts';
import type { ExportPart } from '../../export/types.ts';

/** One entry of a data container, measured. */
export interface MeasuredEntry extends DataEntry {
  compressedBytes: number;
  /** Its first bytes, four megabytes at most. */
  head: Buffer;
}

const HEAD_BYTES = 4 * 1024 ** 2;

/**
 * Measures every entry of a data container, in a stream: memory does not grow with the data.
 *
 * @returns No entries for data that is no container (Unity 5).
 */
export async function readDataEntries({ file, compression }: ExportPart): Promise<MeasuredEntry[]> {
  const measured: MeasuredEntry[] = [];
  let header: Buffer = Buffer.alloc(0);
  let entries: DataEntry[] | undefined;
  let current: EntryMeter | undefined;
  let position = 0;

  /** Gives each entry its share of the next bytes. Entries lie one behind the other, in the order of their offsets. */
  const distribute = async (bytes: Buffer): Promise<void> => {
    let index = 0;
    while (index < bytes.length) {
      if (!current) {
        const next = entries?.[0];
        if (!next) return;
        index = Math.max(index, next.offset - position);
        if (index >= bytes.length && next.size > 0) break;
        entries?.shift();
        current = new EntryMeter(next);
      }
      const share = bytes.subarray(index, index + current.missing);
      await current.write(share);
      index += share.length;
      if (current.missing > 0) break;
      measured.push(await current.end());
      current = undefined;
    }
    position += bytes.length;
  };

  const consume = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      if (entries) {
        await distribute(chunk);
        continue;
      }
      header = Buffer.concat([header, chunk]);
      const reading = readDataHeader(header);
      if ('missing' in reading) continue;
      // Read to its end all the same: to return here would abort the stream, which rejects.
      entries = 'complaint' in reading ? [] : reading.entries.toSorted((a, b) => a.offset - b.offset);
      await distribute(header);
    }
  };
  const decoder =
    createDecoder(compression) ?? new Transform({ transform: (chunk, _, done) => done(null, chunk) });
  await pipeline(createReadStream(file), decoder, consume);
  return measured;
}

/** Compresses an entry as it passes by, and counts what comes out. */
class EntryMeter {
  missing: number;
  readonly #entry: DataEntry;
  readonly #gzip: Gzip = createGzip();
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  #compressedBytes = 0;

  constructor(entry: DataEntry) {
    this.#entry = entry;
    this.missing = entry.size;
    this.#gzip.on('data', (chunk: Buffer) => {
      this.#compressedBytes += chunk.length;
    });
  }

  async write(bytes: Buffer): Promise<void> {
    this.missing -= bytes.length;
    if (this.#headBytes < HEAD_BYTES) {
      // A copy: the stream may use its memory again.
      const piece = Buffer.from(bytes.subarray(0, HEAD_BYTES - this.#headBytes));
      this.#head.push(piece);
      this.#headBytes += piece.length;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#gzip.write(bytes, (error) => (error ? reject(error) : resolve()));
    await promise;
  }

  async end(): Promise<MeasuredEntry> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gzip.once('end', resolve).end();
    await promise;
    return { ...this.#entry, compressedBytes: this.#compressedBytes, head: Buffer.concat(this.#head) };
  }
}
