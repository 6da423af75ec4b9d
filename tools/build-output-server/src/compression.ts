import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** The types that Vercel compresses by itself (https://vercel.com/docs/how-vercel-cdn-works/compression). */
const COMPRESSED_TYPES = new Set([
  'application/json',
  'application/x-web-app-manifest+json',
  'application/geo+json',
  'application/manifest+json',
  'application/ld+json',
  'application/atom+xml',
  'application/rss+xml',
  'application/xhtml+xml',
  'application/rdf+xml',
  'application/xml',
  'application/javascript',
  'application/tar',
  'application/vnd.ms-fontobject',
  'application/wasm',
  'font/otf',
  'application/otf',
  'image/svg+xml',
  'image/bmp',
  'text/cache-manifest',
  'text/css',
  'text/dns',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/markdown',
  'text/vcard',
  'text/calendar',
  'text/xml',
]);

/** What a CDN spends on compressing while somebody waits. */
const BROTLI_QUALITY = 5;

/** Whether Vercel compresses a body of this type that has no `Content-Encoding` yet. */
export function isCompressed(contentType: string): boolean {
  return COMPRESSED_TYPES.has((contentType.split(';')[0] ?? '').trim().toLowerCase());
}

/** The best encoding that an `Accept-Encoding` header allows: Brotli, then gzip, then none. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | undefined {
  const weights = new Map<string, number>();
  for (const part of (acceptEncoding ?? '').split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    weights.set(name.trim(), weight === undefined ? 1 : Number(weight));
  }
  const allows = (encoding: Encoding): boolean => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
  if (allows('br')) return 'br';
  return allows('gzip') ? 'gzip' : undefined;
}

/** Compresses a whole body. */
export async function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(body);
  return promisify(brotliCompress)(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** Compresses a body that comes in pieces, each of which is passed on as soon as it is there. */
export function createCompressor(encoding: Encoding): NodeJS.ReadWriteStream {
  if (encoding === 'gzip') return createGzip({ flush: constants.Z_SYNC_FLUSH });
  return createBrotliCompress({
    flush: constants.BROTLI_OPERATION_FLUSH,
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
  });
}
