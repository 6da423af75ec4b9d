import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import type { ExampleRequest } from './example.ts';

const HEADERS = [
  'location',
  'content-type',
  'content-encoding',
  'cache-control',
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'x-folder',
  'x-start',
  'x-hit',
  'x-miss',
  'x-error',
] as const;

/** What is compared of an answer. */
export const FIELDS = ['status', 'body', ...HEADERS] as const;

export type Field = (typeof FIELDS)[number];

export type Answer = Readonly<Partial<Record<Field, string | undefined>>>;

/** Sends a request as it stands, and notes what came. */
export function ask(origin: string, { path, method = 'GET', headers = {} }: ExampleRequest): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const sent = {
    hostname,
    port,
    path,
    method,
    agent: false,
    headers: { ...headers, 'accept-encoding': 'br' },
  };
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  request(sent, (response) => {
    buffer(response).then((body) => {
      const named = HEADERS.map((name) => [name, response.headers[name]?.toString()]);
      resolve({
        status: String(response.statusCode),
        body: describeBody(body, response.headers['content-encoding']),
        ...Object.fromEntries(named),
      });
    }, reject);
  })
    .on('error', reject)
    .end();
  return promise;
}

/** Short bodies as they are, long ones by their hash; without compression, which has a field of its own. */
function describeBody(body: Buffer, encoding: string | undefined): string {
  const decoded = encoding === 'br' ? decode(body) : body;
  if (decoded.length < 60) return decoded.toString();
  return `${decoded.length} bytes, sha256 ${createHash('sha256').update(decoded).digest('hex').slice(0, 12)}`;
}

/** A page for an error may come with the header that was meant for the file. */
function decode(body: Buffer): Buffer {
  try {
    return brotliDecompressSync(body);
  } catch {
    return body;
  }
}
