import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  COMPRESSED_HEAD_LENGTH,
  createDecoder,
  type Decoder,
  hasBrotliMarker,
  sniffCompression,
} from './content/compression.ts';
import {
  createContentCheck,
  describeExpected,
  isExpectedHead,
  type PartContract,
} from './content/content-check.ts';
import { describeHead, KIND_HEAD_LENGTH, sniffKind } from './content/kind.ts';
import { UnityExportError } from './error.ts';
import { readHead } from './file-system.ts';
import { describeFile, type ExportSource } from './source.ts';
import type { ExportPart } from './types.ts';

/** No browser holds more: a WebAssembly memory of 32 bits ends at 4 GiB, and the data is copied into it. */
const MAX_DECODED_BYTES = 2 * 1024 ** 3;

/** Real files shrink to a twentieth at best. */
const MAX_RATIO = 400;
const RATIO_MATTERS_FROM_BYTES = 64 * 1024 ** 2;

const COPY_AGAIN =
  'Copy the export again, as binary files, or let Unity write it again. In git, mark the files as binary in .gitattributes ("*.unityweb binary", "*.data binary", "*.wasm binary").';

/** A part, and the Unity version that its data container tells. */
export interface ScannedPart {
  part: ExportPart;
  unityVersion: string | undefined;
}

/**
 * Reads one part from end to end, in a stream: its compression, sizes and hash, and whether its content is whole.
 * Holds a few hundred kilobytes, whatever the size of the file, and scripts of up to 48 MiB.
 *
 * @throws {UnityExportError} if the file is empty, cut off, damaged, or something else than the part should be.
 */
export async function scanPart(
  source: ExportSource,
  file: string,
  contract: PartContract,
): Promise<ScannedPart> {
  const where = describeFile(source, file);
  const { size } = await stat(file);
  if (size === 0) {
    throw new UnityExportError(`${where} is empty (0 bytes).`, { file, hint: COPY_AGAIN });
  }

  const rawHead = await readHead(file, COMPRESSED_HEAD_LENGTH);
  const compression = await sniffCompression(rawHead, (bytes) => isExpectedHead(contract, bytes));
  const hash = createHash('sha256');
  const check = createContentCheck(contract);
  const decoder = createDecoder(compression);
  let bytes = 0;
  let decodedBytes = 0;
  let head: Buffer = Buffer.alloc(0);
  const refuseStranger = (): void => {
    if (isExpectedHead(contract, head)) return;
    throw new UnityExportError(
      `${where} should be ${describeExpected(contract)}, but ${describeFound(head, compression !== 'none')}.`,
      { file, hint: COPY_AGAIN },
    );
  };
  const tap = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const consume = async (decoded: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of decoded) {
      decodedBytes += chunk.length;
      refuseBomb(source, file, size, decodedBytes);
      if (head.length < KIND_HEAD_LENGTH) {
        head = Buffer.concat([head, chunk]).subarray(0, KIND_HEAD_LENGTH);
        if (head.length === KIND_HEAD_LENGTH) refuseStranger();
      }
      check?.write(chunk);
    }
  };

  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  try {
    await (decoder ? pipeline(stream, tap, decoder, consume) : pipeline(stream, tap, consume));
  } catch (error) {
    if (error instanceof UnityExportError || !decoder) throw error;
    throw new UnityExportError(
      `${where} is ${describeDamage(error)}: its ${compression} data cannot be decoded.`,
      {
        file,
        hint: COPY_AGAIN,
        cause: error,
      },
    );
  }

  if (decodedBytes > 0) refuseStranger();
  const complaint = decodedBytes > 0 ? (check?.end() ?? surplus(bytes, decoder)) : 'it holds nothing';
  if (complaint !== undefined) {
    throw new UnityExportError(`${where} is incomplete or damaged: ${complaint}.`, {
      file,
      hint: COPY_AGAIN,
    });
  }
  return {
    part: { role: contract.role, file, compression, bytes, decodedBytes, sha256: hash.digest('hex') },
    unityVersion: check?.unityVersion,
  };
}

/** Node's zlib passes over what follows compressed data; `DecompressionStream` and some browsers do not. */
function surplus(bytes: number, decoder: Decoder | undefined): string | undefined {
  if (!decoder || decoder.bytesWritten === bytes) return undefined;
  return `its compressed data ends at byte ${decoder.bytesWritten}, but ${bytes} bytes are there`;
}

function refuseBomb(source: ExportSource, file: string, bytes: number, decodedBytes: number): void {
  const isTooLarge = decodedBytes > MAX_DECODED_BYTES;
  const isTooDense = decodedBytes > RATIO_MATTERS_FROM_BYTES && decodedBytes > bytes * MAX_RATIO;
  if (!isTooLarge && !isTooDense) return;
  throw new UnityExportError(
    `${describeFile(source, file)} decompresses to more than ${isTooLarge ? '2 GiB' : `${MAX_RATIO} times its size`}, which no file of Unity's does; reading it was stopped.`,
    { file, hint: 'Find out where this file comes from, and let Unity write the export again.' },
  );
}

/** Node's zlib reports an end that came too early as a buffer error, for gzip and brotli alike. */
function describeDamage(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'Z_BUF_ERROR' ? 'cut off' : 'damaged';
}

function describeFound(decodedHead: Uint8Array, wasCompressed: boolean): string {
  const isCompressedAgain =
    (decodedHead[0] === 0x1f && decodedHead[1] === 0x8b) || hasBrotliMarker(decodedHead);
  if (wasCompressed && isCompressedAgain) return 'it was compressed twice';
  if (sniffKind(decodedHead) === 'html')
    return 'it is an HTML page (an error page that was saved in its place, perhaps)';
  return `it begins with ${describeHead(decodedHead)}`;
}
