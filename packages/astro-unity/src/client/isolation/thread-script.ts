import type { PlayerPart } from '../../pack/types.ts';
import { openPart } from '../parts/open-part.ts';
import { retry } from '../parts/retry.ts';

/**
 * The address that the framework starts its worker threads from. In an isolated page a worker's script must carry the
 * embedder policy itself; where the host sends none with it, a copy in memory inherits the page's. The same copy is what
 * starts workers where the script lies on another origin or had to be decoded here.
 *
 * @param signal Ends the download, and the copy with the game.
 * @throws {PlayerError} `download`
 */
export async function threadScriptUrl(script: PlayerPart, signal: AbortSignal): Promise<string> {
  const { response, text } = await retry(async (attempt) => {
    const opened = await openPart(script, attempt);
    return { response: opened.response, text: await opened.response.text() };
  }, signal);
  if (response.headers.has('Cross-Origin-Embedder-Policy')) return response.url;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  signal.addEventListener('abort', () => URL.revokeObjectURL(url), { once: true });
  return url;
}
