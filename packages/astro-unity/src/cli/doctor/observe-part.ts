import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { COMPRESSED_HEAD_LENGTH, sniffCompression } from '../../export/content/compression.ts';
import {
  type ContentCheck,
  createContentCheck,
  isExpectedHead,
  type PartContract,
} from '../../export/content/content-check.ts';
import { sniffKind } from '../../export/content/kind.ts';
import { lfsPointerSize } from '../../export/content/lfs-pointer.ts';
import type { Compression } from '../../export/types.ts';
import { contentDecoder, describeFailure, request } from './http.ts';
import type { ServedPart, ServedPlayer } from './served-player.ts';

/** What was seen of a part, without a judgement. */
export interface PartObservation {
  part: ServedPart;
  contract: PartContract;
  /** Why there was no answer. */
  failure: string | undefined;
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Bytes on the wire. */
  bytes: number;
  /** Bytes after `Content-Encoding` was undone; what the loader receives. */
  receivedBytes: number;
  /** How the bytes on the wire are compressed, by their content. */
  wireCompression: Compression;
  /** How the bytes that the loader receives are compressed still. */
  receivedCompression: Compression;
  /** Whether the bytes could be decoded as `Content-Encoding` says. */
  isDecodable: boolean;
  /** Whether the loader receives what it asked for, by its first bytes. */
  isExpected: boolean;
  isHtml: boolean;
  isLfsPointer: boolean;
  /** What is wrong further inside, as a clause. */
  complaint: string | undefined;
  /** For the loader: whether it can decompress by itself. */
  hasDecompressor: boolean;
}

/** Downloads a part and notes what came. Holds its first 64 kB only. */
export async function observePart(part: ServedPart, player: ServedPlayer): Promise<PartObservation> {
  const contract: PartContract = {
    role: part.role,
    generation: player.generation,
    codeFormat: player.codeFormat,
  };
  const observation: PartObservation = {
    part,
    contract,
    failure: undefined,
    status: 0,
    headers: {},
    bytes: 0,
    receivedBytes: 0,
    wireCompression: 'none',
    receivedCompression: 'none',
    isDecodable: true,
    isExpected: false,
    isHtml: false,
    isLfsPointer: false,
    complaint: undefined,
    hasDecompressor: false,
  };
  try {
    const response = await request(part.url);
    observation.status = response.status;
    observation.headers = response.headers;
    await readBody(response.body, observation);
  } catch (error) {
    observation.failure = describeFailure(error);
  }
  return observation;
}

async function readBody(body: Readable, observation: PartObservation): Promise<void> {
  const { contract, headers } = observation;
  const wire = new Head();
  const received = new Head();
  const check = createContentCheck(contract);
  const search = new DecompressorSearch();
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      wire.write(chunk);
      done(null, chunk);
    },
  });
  const consume = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      received.write(chunk);
      check?.write(chunk);
      if (contract.role === 'loader') search.write(chunk);
    }
  };
  const decoder = contentDecoder(String(headers['content-encoding'] ?? ''));
  try {
    await (decoder ? pipeline(body, tap, decoder, consume) : pipeline(body, tap, consume));
  } catch (error) {
    if (!decoder || !isDecodingError(error)) throw error;
    observation.isDecodable = false;
    body.destroy();
  }

  const isExpected = (head: Uint8Array) => isExpectedHead(contract, head);
  observation.bytes = wire.size;
  observation.receivedBytes = received.size;
  observation.wireCompression = await sniffCompression(wire.bytes, isExpected);
  observation.receivedCompression = await sniffCompression(received.bytes, isExpected);
  observation.isExpected = isExpected(received.bytes);
  observation.isHtml = sniffKind(observation.isDecodable ? received.bytes : wire.bytes) === 'html';
  observation.isLfsPointer =
    lfsPointerSize(observation.isDecodable ? received.bytes : wire.bytes) !== undefined;
  observation.complaint = observation.isExpected ? endOf(check) : undefined;
  observation.hasDecompressor = search.isFound;
}

function endOf(check: ContentCheck | undefined): string | undefined {
  return check?.end();
}

function isDecodingError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(?:Z_|ERR_)/.test(String(error.code)) &&
    error.code !== 'ERR_STREAM_PREMATURE_CLOSE'
  );
}

/** The first bytes of a stream, and how many there were. */
class Head {
  bytes: Buffer = Buffer.alloc(0);
  size = 0;

  write(chunk: Buffer): void {
    this.size += chunk.length;
    const missing = COMPRESSED_HEAD_LENGTH - this.bytes.length;
    if (missing > 0) this.bytes = Buffer.concat([this.bytes, chunk.subarray(0, missing)]);
  }
}

/** Looks for the text by which Unity's decompressor is known, across chunks. */
class DecompressorSearch {
  isFound = false;
  #tail = '';

  write(chunk: Buffer): void {
    const text = this.#tail + chunk.toString('latin1');
    this.isFound ||= text.includes('this.decompress = ');
    this.#tail = text.slice(-32);
  }
}
