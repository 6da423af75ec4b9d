import type { PlayerPart } from '../pack/types.ts';
import { PlayerError } from './player-error.ts';

/**
 * Fetches a part, and counts its bytes as they arrive.
 *
 * The response that comes back is the network's own, not one made from a stream: only such a response lets the
 * browser keep compiled WebAssembly in its code cache.
 *
 * @param onBytes Called with the number of further decoded bytes.
 * @throws {PlayerError} `download` where the server does not answer with the file.
 */
export async function download(
  part: PlayerPart,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Response> {
  const response = await request(part.url, signal);
  void count(response.clone(), onBytes);
  return response;
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

async function count(response: Response, onBytes: (bytes: number) => void): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
      onBytes(chunk.value.byteLength);
  } catch {
    // The consumer of the response itself meets the same failure and reports it.
  }
}
