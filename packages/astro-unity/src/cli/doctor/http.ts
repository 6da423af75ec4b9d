import { get as getHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

/** An answer as it came over the wire: `fetch` would undo `Content-Encoding` without a word. */
export interface RawResponse {
  /** After redirects. */
  url: URL;
  status: number;
  headers: IncomingHttpHeaders;
  /** The bytes as they were sent. Must be read or destroyed. */
  body: Readable;
}

const MAX_REDIRECTS = 5;

/** How long a server may be silent. */
const IDLE_MILLISECONDS = 30_000;

/**
 * Asks for a file as a browser on a secure page does, brotli included.
 *
 * @throws {Error} if there is no answer, or redirects do not end.
 */
export async function request(url: URL, redirects = 0): Promise<RawResponse> {
  const response = await send(url);
  const { statusCode: status = 0, headers } = response;
  const location = status >= 300 && status < 400 ? headers.location : undefined;
  if (location === undefined) return { url, status, headers, body: response };
  response.destroy();
  if (redirects === MAX_REDIRECTS) throw new Error(`More than ${MAX_REDIRECTS} redirects.`);
  return request(new URL(location, url), redirects + 1);
}

function send(url: URL): Promise<IncomingMessage> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return Promise.reject(new Error(`${url.protocol} addresses cannot be asked.`));
  }
  const get = url.protocol === 'https:' ? getHttps : getHttp;
  const headers = { accept: '*/*', 'accept-encoding': 'br, gzip', 'user-agent': 'astro-unity doctor' };
  return new Promise((resolve, reject) => {
    const sent = get(url, { headers, timeout: IDLE_MILLISECONDS }, resolve);
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`No answer for ${IDLE_MILLISECONDS / 1000} seconds.`)));
  });
}

/** Why there was no answer. Attempts by IPv4 and IPv6 that both fail give an error without a message. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** The decoder for a `Content-Encoding`; undefined where there is nothing to undo, or nobody could. */
export function contentDecoder(encoding: string | undefined) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  return encoding === 'br' ? createBrotliDecompress() : undefined;
}

/**
 * The text of an answer.
 *
 * @throws {Error} if it is longer than `limit` bytes, or not encoded as it says.
 */
export async function readText({ headers, body }: RawResponse, limit: number): Promise<string> {
  const decoder = contentDecoder(headers['content-encoding']);
  const chunks: Buffer[] = [];
  let size = 0;
  if (decoder) body.on('error', (error) => decoder.destroy(error));
  for await (const chunk of decoder ? body.pipe(decoder) : body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) {
      body.destroy();
      throw new Error(`It is longer than ${limit} bytes.`);
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The value of a JSON text; undefined where it is none, which whoever checks the value's form reports. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
