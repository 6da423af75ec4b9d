import { type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';

const TIMEOUT_MILLISECONDS = 30_000;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** As it was sent, still encoded. */
  body: Buffer;
  /** From the request's being sent to the first byte of the answer. */
  firstByteMilliseconds: number;
}

/** Asks for an address as a browser does, and leaves the answer as the host sent it: `fetch` would decode it. */
export async function request(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  let sent = performance.now();
  const outgoing = send(url, {
    headers: { 'accept-encoding': 'br, gzip', ...headers },
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  outgoing.once('finish', () => {
    sent = performance.now();
  });
  outgoing.once('error', reject);
  outgoing.once('response', (response) => {
    const firstByteMilliseconds = performance.now() - sent;
    const { statusCode: status = 0, headers } = response;
    buffer(response).then((body) => resolve({ status, headers, body, firstByteMilliseconds }), reject);
  });
  outgoing.end();
  return promise;
}
