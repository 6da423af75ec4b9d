import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** An answer as it came over the wire, its encoding not undone. */
export interface RawAnswer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks as a browser does that takes brotli. */
export function fetchRaw(url: string): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  request(
    url,
    { headers: { accept: 'text/html,*/*', 'accept-encoding': 'gzip, deflate, br' } },
    (response) => {
      buffer(response).then(
        (body) => resolve({ status: response.statusCode, headers: response.headers, body }),
        reject,
      );
    },
  )
    .on('error', reject)
    .end();
  return promise;
}

/** The body as a browser hands it on. @throws where it is not encoded as it says. */
export function decodeBody({ headers, body }: RawAnswer): Buffer {
  switch (headers['content-encoding']) {
    case 'br':
      return brotliDecompressSync(body);
    case 'gzip':
      return gunzipSync(body);
    default:
      return body;
  }
}
