import { createReadStream } from 'node:fs';
import { COMPRESSED_HEAD_LENGTH, createDecoder, sniffCompression } from '../export/content/compression.ts';
import { type DataEntry, readDataHeader } from '../export/content/data-container.ts';
import { sniffKind } from '../export/content/kind.ts';
import { readHead } from '../export/file-system.ts';
import { MetadataError } from './metadata-error.ts';

/** Metadata of the largest games has less than half of this. */
const MAX_ENTRY_BYTES = 128 * 1024 * 1024;

/**
 * Reads one entry out of a `.data` file. The file is streamed, and read no further than to the entry's end.
 *
 * @param isWanted Picks the entry by its name.
 * @returns undefined if no entry is wanted.
 * @throws {MetadataError} if the file is no data container, or ends too early.
 */
export async function readDataEntry(
  file: string,
  isWanted: (name: string) => boolean,
): Promise<Buffer | undefined> {
  const head = await readHead(file, COMPRESSED_HEAD_LENGTH);
  const compression = await sniffCompression(head, (bytes) => sniffKind(bytes) === 'data');
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  const decoder = createDecoder(compression);
  const decoded = decoder ? stream.pipe(decoder) : stream;
  stream.once('error', (error) => decoded.destroy(error));
  const collector = new EntryCollector(isWanted);
  try {
    // What lies behind the entry is not decoded.
    for await (const chunk of decoded) if (collector.write(chunk)) return collector.content;
  } finally {
    stream.destroy();
    decoded.destroy();
  }
  throw collector.cutOff();
}

/** Takes the bytes of one entry out of a container as it passes by. */
class EntryCollector {
  readonly #isWanted: (name: string) => boolean;
  #head: Buffer = Buffer.alloc(0);
  #entry: DataEntry | undefined;
  #position = 0;
  #chunks: Buffer[] = [];
  #missing = 0;

  constructor(isWanted: (name: string) => boolean) {
    this.#isWanted = isWanted;
  }

  /** The entry's bytes, once all have passed by. */
  get content(): Buffer | undefined {
    return this.#entry && Buffer.concat(this.#chunks);
  }

  /** @returns whether nothing more is needed. */
  write(chunk: Buffer): boolean {
    if (this.#entry) return this.#take(chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    const reading = readDataHeader(this.#head);
    if ('missing' in reading) return false;
    if ('complaint' in reading)
      throw new MetadataError(`The data file cannot be read: ${reading.complaint}.`);
    this.#entry = reading.entries.find(({ name }) => this.#isWanted(name));
    if (!this.#entry) return true;
    this.#missing = this.#entry.size;
    if (this.#missing > MAX_ENTRY_BYTES) {
      throw new MetadataError(`The entry "${this.#entry.name}" claims to have ${this.#missing} bytes.`);
    }
    return this.#take(this.#head);
  }

  /** Why the container's end came too early. */
  cutOff(): MetadataError {
    return new MetadataError(
      this.#entry
        ? `The data file ends within its entry "${this.#entry.name}".`
        : 'The data file ends within its header.',
    );
  }

  #take(chunk: Buffer): boolean {
    const start = Math.max(0, (this.#entry?.offset ?? 0) - this.#position);
    const part = chunk.subarray(start, start + this.#missing);
    if (part.length > 0) this.#chunks.push(part);
    this.#missing -= part.length;
    this.#position += chunk.length;
    return this.#missing === 0;
  }
}
