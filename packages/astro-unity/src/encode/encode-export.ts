import { createReadStream, createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import pLimit from 'p-limit';
import { createDecoder } from '../export/content/compression.ts';
import type { PartRole } from '../export/part-roles.ts';
import type { ExportPart, UnityExport } from '../export/types.ts';
import { type Bodies, type Body, storedBody } from '../pack/bodies.ts';
import type { BodyCache } from './body-cache.ts';
import { ChangedFileError } from './changed-file-error.ts';
import { type Delivery, type Form, formsOf } from './forms.ts';

/** Unity's loader asks for these by address and decodes nothing, so the host must be able to send them as they are. */
const NEVER_ENCODED: ReadonlySet<PartRole> = new Set(['loader', 'background']);

/** Part of every cache key: another encoder or other settings make other bytes. */
const ENCODER = `2-${process.versions.brotli}-${process.versions.zlib}`;

const ENCODERS = {
  br: (size: number): Transform =>
    createBrotliCompress({
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: windowBits(size),
        [constants.BROTLI_PARAM_SIZE_HINT]: size,
      },
    }),
  gzip: (): Transform => createGzip({ level: constants.Z_BEST_COMPRESSION }),
  identity: (): Transform => new PassThrough(),
} as const;

/** Brotli's encoder holds 100 to 250 MB for a window of this many bits, and a quarter of that for two bits less. */
const LARGE_WINDOW_BITS = 23;

/** The window that holds a whole part, in bits of its size; at most 16 MiB, the largest that every browser decodes. */
function windowBits(size: number): number {
  const bits = Math.ceil(Math.log2(size + 16));
  return Math.min(Math.max(bits, constants.BROTLI_MIN_WINDOW_BITS), constants.BROTLI_MAX_WINDOW_BITS);
}

/** How far compression is, in decoded bytes over all parts of all exports. */
export interface EncodeProgress {
  done: number;
  total: number;
}

/** Makes the compressed forms of an export's parts. */
export type EncodeExport = (source: UnityExport) => Promise<Bodies>;

/**
 * An encoder for all exports of a site: brotli at its best for the download, and gzip for hosts that send no headers,
 * where it is the only form that a page can decode by itself. What Unity compressed already is kept to the byte; what
 * the cache holds is not made again. Streams throughout, as many at once as there are cores, of the large ones one: memory
 * does not grow with the exports.
 *
 * Hosts that send no headers of ours get other forms, see `Delivery`.
 *
 * Exports whose `UnityLoader.js` still decodes by itself stay as they are, because it looks for Unity's own marks in the
 * bytes.
 */
export function createEncoder(
  cache: BodyCache,
  onProgress: (progress: EncodeProgress) => void,
  delivery: Delivery = 'headers',
): EncodeExport {
  const limit = pLimit(availableParallelism());
  const limitLarge = pLimit(1);
  const progress = { done: 0, total: 0 };
  const count = (bytes: number): void => {
    progress.done += bytes;
    onProgress(progress);
  };
  const encode = (part: ExportPart, form: Form): Promise<Body> =>
    cache.get(`${part.sha256}-${ENCODER}`, form, (file) => {
      progress.total += part.decodedBytes;
      const run = () => limit(() => write(part, form, file, count));
      const isLarge = form === 'br' && windowBits(part.decodedBytes) >= LARGE_WINDOW_BITS;
      return isLarge ? limitLarge(run) : run();
    });
  const bodiesOf = async (part: ExportPart, source: UnityExport): Promise<Body[]> => {
    const stored = storedBody(part);
    if (decodesByMarks(source) || NEVER_ENCODED.has(part.role)) return [stored];
    const make = async (form: Form): Promise<Body> =>
      (stored.encoding ?? 'identity') === form ? stored : encode(part, form);
    return allOf(
      wantedForms(part, source, delivery).map(async (form) => {
        const body = await make(form);
        return form === 'identity' ? { ...body, transferBytes: (await make('gzip')).bytes } : body;
      }),
    );
  };

  return async (source) => {
    const entries = [...source.parts.values()].map(
      async (part): Promise<[PartRole, Body[]]> => [part.role, await bodiesOf(part, source)],
    );
    return new Map(await allOf(entries));
  };
}

function decodesByMarks({ generation, decompressionFallback }: UnityExport): boolean {
  return generation === 'unity-loader' && decompressionFallback;
}

function wantedForms(part: ExportPart, { generation }: UnityExport, delivery: Delivery): readonly Form[] {
  // `UnityLoader.js` asks for symbols once the game has failed, and waits for no decoder then.
  if (generation === 'unity-loader' && part.role === 'symbols') return ['identity'];
  const forms = formsOf(part, delivery);
  if (generation !== 'create-unity-instance' || part.role !== 'framework') return forms;
  // The loader runs it as a script, which a page cannot decode; the plainest hosts compress scripts by themselves.
  return delivery === 'headers' || delivery === 'unknown' ? [...forms, 'identity'] : ['identity'];
}

/** All results; after a failure, too, only once nothing is written any more. */
async function allOf<Result>(tasks: Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}

async function write(
  part: ExportPart,
  form: Form,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<void> {
  let decodedBytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      decodedBytes += chunk.byteLength;
      onBytes(chunk.byteLength);
      done(null, chunk);
    },
  });
  try {
    await pipeline(
      createReadStream(part.file),
      createDecoder(part.compression) ?? new PassThrough(),
      counter,
      ENCODERS[form](part.decodedBytes),
      createWriteStream(file),
    );
  } catch (cause) {
    throw isDecodeError(cause) ? new ChangedFileError(part.file, { cause }) : cause;
  }
  if (decodedBytes !== part.decodedBytes) throw new ChangedFileError(part.file);
}

/** Every part was decoded to its end when it was read. */
function isDecodeError(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && /^(?:Z_|ERR__ERROR_)/.test(String(cause.code));
}
