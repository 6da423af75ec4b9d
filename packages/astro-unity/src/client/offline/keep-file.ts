import type { OfflineFile } from '../../service-worker/offline-manifest.ts';
import { OfflineError } from './errors.ts';

/**
 * Fetches a file into the cache, decoded. Where the host does not send the best form with its encoding, players
 * take another one, so that this is kept; an empty answer at the first address makes them ask for it.
 *
 * @param onBytes Called with the number of further bytes stored.
 * @throws {OfflineError} `download`
 */
export async function keepFile(
  cache: Cache,
  { url, fallbackUrl, revision }: OfflineFile,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const options: RequestInit = { signal: signal ?? null, cache: revision ? 'no-cache' : 'default' };
  const response = await open(url, options);
  if (!fallbackUrl || response.headers.has('content-encoding')) {
    await cache.put(url, counted(response, onBytes));
    return;
  }
  await response.body?.cancel();
  await cache.put(fallbackUrl, counted(await open(fallbackUrl, options), onBytes));
  await cache.put(url, new Response(null, { headers: { 'Content-Type': 'application/octet-stream' } }));
}

async function open(url: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, options);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new OfflineError('download', `${url} could not be fetched.`, { cause });
  }
  if (response.ok) return response;
  throw new OfflineError('download', `${url} was answered with status ${response.status}.`);
}

/** A copy that no longer tells of redirections, which a page may not be answered with. */
function counted({ body, headers }: Response, onBytes: (bytes: number) => void): Response {
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return new Response(body?.pipeThrough(counter), { headers });
}
