import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { parseRange } from './byte-range.ts';
import { chooseEncoding, compress, type Encoding, isCompressed } from './compression.ts';
import type { StaticFile } from './static-files.ts';

/** What Vercel sends for a static file for which no route says otherwise. */
const DEFAULT_CACHE_CONTROL = 'public, max-age=0, must-revalidate';

export interface StaticAnswer {
  file: StaticFile;
  /** From the routes; they win over the defaults. */
  headers: ReadonlyMap<string, string>;
  /** 200, or that of an error page. */
  status: number;
}

/** Answers requests for static files, and remembers hashes and compressed bodies. */
export function createStaticResponder(): (
  request: IncomingMessage,
  response: ServerResponse,
  answer: StaticAnswer,
) => Promise<void> {
  const hashes = new Map<string, Promise<string>>();
  const compressed = new Map<string, Promise<Buffer>>();

  return async (request, response, { file, headers, status }) => {
    response.statusCode = status;
    response.setHeader('content-type', file.contentType);
    response.setHeader('cache-control', DEFAULT_CACHE_CONTROL);
    response.setHeader('accept-ranges', 'bytes');
    for (const [name, value] of headers) response.setHeader(name, value);

    const compressible =
      !response.hasHeader('content-encoding') && isCompressed(String(response.getHeader('content-type')));
    if (compressible) response.appendHeader('vary', 'accept-encoding');
    // A range is one of the file's own bytes, so it goes out as it is.
    const encoding =
      compressible && !request.headers.range ? chooseEncoding(request.headers['accept-encoding']) : undefined;

    const hash = await remember(hashes, file.file, () => hashFile(file.file));
    // Compressed on the way: equal in meaning, not in bytes, hence weak.
    response.setHeader('etag', encoding ? `W/"${hash}"` : `"${hash}"`);

    if (status === 200 && matchesEtag(request.headers, hash)) {
      response.statusCode = 304;
      for (const name of ['content-type', 'content-encoding', 'accept-ranges']) response.removeHeader(name);
      response.end();
      return;
    }
    if (encoding) {
      const body = await remember(compressed, `${encoding} ${file.file}`, () =>
        compressFile(file.file, encoding),
      );
      response.setHeader('content-encoding', encoding);
      response.setHeader('content-length', body.length);
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    await sendFile(request, response, file, hash);
  };
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StaticFile,
  hash: string,
): Promise<void> {
  const ifRange = request.headers['if-range'];
  const wanted =
    response.statusCode === 200 && (!ifRange || ifRange === `"${hash}"`) ? request.headers.range : undefined;
  const range = parseRange(wanted, file.size);
  if (range === 'unsatisfiable') {
    response.statusCode = 416;
    response.setHeader('content-range', `bytes */${file.size}`);
    response.removeHeader('content-encoding');
    response.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  if (range) {
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${start}-${end}/${file.size}`);
  }
  response.setHeader('content-length', end - start + 1);
  if (request.method === 'HEAD' || file.size === 0) {
    response.end();
    return;
  }
  await pipeline(createReadStream(file.file, { start, end }), response);
}

/** Weak comparison, as `If-None-Match` asks for (RFC 9110, §13.1.2). */
function matchesEtag(headers: IncomingHttpHeaders, hash: string): boolean {
  const header = headers['if-none-match'];
  return (
    header?.trim() === '*' ||
    (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${hash}"`)
  );
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex').slice(0, 32);
}

async function compressFile(file: string, encoding: Encoding): Promise<Buffer> {
  return compress(await readFile(file), encoding);
}

/** Computes each value once, also for requests that arrive together. A failure is forgotten. */
function remember<Value>(
  cache: Map<string, Promise<Value>>,
  key: string,
  compute: () => Promise<Value>,
): Promise<Value> {
  const known = cache.get(key);
  if (known) return known;
  const value = compute();
  cache.set(key, value);
  value.catch(() => cache.delete(key));
  return value;
}
