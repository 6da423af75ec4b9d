import type { PlayerPart } from '../pack/types.ts';
import { PlayerError } from './player-error.ts';

/**
 * How a host delivers encoded files:
 * - `native`: with `Content-Encoding`, so that the browser decodes the best form itself.
 * - `native-gzip`: the same, but only the gzip form can be had (brotli is for secure contexts).
 * - `inflate`: without the header; the page decodes the gzip form.
 */
export type Delivery = 'native' | 'native-gzip' | 'inflate';

/** A part whose headers have arrived. */
export interface OpenedPart {
  /** Its body is the decoded content. */
  response: Response;
  delivery: Delivery;
}

/**
 * Asks for a part, in the best form that this host and this browser deliver.
 *
 * @throws {PlayerError} `download` where the server does not answer with the file.
 */
export async function openPart(part: PlayerPart, signal: AbortSignal): Promise<OpenedPart> {
  const { url, gzipUrl } = part;
  if (!gzipUrl) return { response: await request(url, signal), delivery: 'native' };
  if (isSecureContext && url !== gzipUrl) {
    const attempt = new AbortController();
    const response = await request(url, AbortSignal.any([signal, attempt.signal]));
    if (isEncoded(response)) return { response, delivery: 'native' };
    attempt.abort();
  }
  const response = await request(gzipUrl, signal);
  if (isEncoded(response)) return { response, delivery: 'native-gzip' };
  return { response: inflate(response, gzipUrl), delivery: 'inflate' };
}

async function request(url: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new PlayerError('download', `${url} could not be fetched.`, { cause });
  }
  if (!response.ok) throw new PlayerError('download', `${url} was answered with status ${response.status}.`);
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw new PlayerError('download', `${url} was answered with an HTML page instead of the file.`);
  }
  return response;
}

/** Another origin does not show this header; whoever sets up a CDN of their own is taken to send it. */
function isEncoded(response: Response): boolean {
  return response.type === 'cors' || response.headers.has('content-encoding');
}

function inflate({ body }: Response, url: string): Response {
  const type = url.endsWith('.wasm.gz') ? 'application/wasm' : 'application/octet-stream';
  return new Response(body?.pipeThrough(new DecompressionStream('gzip')), {
    headers: { 'content-type': type },
  });
}
