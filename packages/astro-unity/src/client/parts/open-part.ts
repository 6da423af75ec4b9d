import type { PlayerPart } from '../../pack/types.ts';
import { PlayerError } from '../player-error.ts';
import type { Attempt } from './retry.ts';

/**
 * How a host delivers encoded files:
 * - `native`: with `Content-Encoding`, so that the browser decodes the best form itself.
 * - `native-gzip`: the same, but only the gzip form can be had (brotli is for secure contexts).
 * - `inflate`: in another way; the page decodes the gzip form.
 */
export type Delivery = 'native' | 'native-gzip' | 'inflate';

/** A part whose headers have arrived. */
export interface OpenedPart {
  /** Its body is the decoded content. */
  response: Response;
  delivery: Delivery;
}

/** What decoded files begin with, by what is in their address: Unity's data of all versions, and WebAssembly. */
const BEGINNINGS: readonly [kind: string, beginning: string][] = [
  ['.data.', 'Unity'],
  ['.wasm.', '\0asm'],
];

/** What every body compressed with gzip begins with. */
const GZIP = '\x1f\x8b';

/** Answers that a later attempt may find otherwise: too early, too many requests, a server in trouble. */
const TRANSIENT_STATUS = /^(408|425|429|5..)$/;

/**
 * Asks for a part, in the best form that this host and this browser deliver.
 *
 * @throws {PlayerError} `download` where the server does not answer with the file.
 */
export async function openPart({ url, gzipUrl }: PlayerPart, attempt: Attempt): Promise<OpenedPart> {
  if (!gzipUrl) return { response: await request(url, attempt), delivery: 'native' };
  if (isSecureContext && url !== gzipUrl) {
    const given = new AbortController();
    const signal = AbortSignal.any([attempt.signal, given.signal]);
    const response = await request(url, { ...attempt, signal });
    const [, beginning = ''] = BEGINNINGS.find(([kind]) => url.includes(kind)) ?? [];
    if (isEncoded(response) && (await beginsWith(response, beginning)))
      return { response, delivery: 'native' };
    given.abort();
  }
  const response = await request(gzipUrl, attempt);
  if (!(await beginsWith(response, GZIP))) return { response, delivery: 'native-gzip' };
  return { response: inflate(response, gzipUrl), delivery: 'inflate' };
}

/**
 * Asks for one file.
 *
 * @throws {PlayerError} `download` for every answer but the file.
 */
export async function request(url: string, { signal, cache, touch }: Attempt): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', signal, cache });
  } catch (cause) {
    signal.throwIfAborted();
    throw new PlayerError('download', `${url} could not be fetched.`, { cause, isTransient: true });
  }
  touch();
  const { ok, status, headers } = response;
  if (!ok) {
    const isTransient = TRANSIENT_STATUS.test(String(status));
    throw new PlayerError('download', `${url} was answered with status ${status}.`, { isTransient });
  }
  if (headers.get('content-type')?.startsWith('text/html')) {
    throw new PlayerError('download', `${url} was answered with an HTML page instead of the file.`);
  }
  return response;
}

/** Another origin does not show this header; whoever sets up a CDN of their own is taken to send it. */
function isEncoded(response: Response): boolean {
  return response.type === 'cors' || response.headers.has('content-encoding');
}

/**
 * Whether a body begins so once the browser has decoded it. A host that does not heed its own headers may compress what is
 * compressed, and then what it says of it is true of the outer layer only. A body that fails is its reader's affair.
 */
async function beginsWith(response: Response, beginning: string): Promise<boolean> {
  if (!beginning) return true;
  const reader = response.clone().body?.getReader();
  const chunk = await reader?.read().catch(() => undefined);
  reader?.cancel().catch(() => {});
  return [...beginning].every((character, at) => chunk?.value?.[at] === character.charCodeAt(0));
}

function inflate({ body }: Response, url: string): Response {
  const type = url.endsWith('.wasm.gz') ? 'application/wasm' : 'application/octet-stream';
  return new Response(body?.pipeThrough(new DecompressionStream('gzip')), {
    headers: { 'content-type': type },
  });
}
