import type { PlayerBuild } from '../../pack/types.ts';
import { openPart } from '../parts/open-part.ts';
import { retry } from '../parts/retry.ts';
import { PlayerError } from '../player-error.ts';

/**
 * The address of the JSON that names the parts as this host delivers them. Judged by a small part, which the loader then
 * finds in the browser's cache.
 *
 * @throws {PlayerError} `download` where the server does not answer with that part.
 */
export async function chooseJson(build: PlayerBuild, signal: AbortSignal): Promise<string> {
  const { jsonUrl, encodedJsonUrl, parts } = build;
  if (!jsonUrl) throw new PlayerError('startup', `The build "${build.name}" has no JSON for UnityLoader.js.`);
  if (!encodedJsonUrl || encodedJsonUrl === jsonUrl) return jsonUrl;
  const part = parts.framework ?? parts.data;
  const isNative = await retry(async (attempt) => {
    const { response, delivery } = await openPart(part, attempt);
    const { byteLength } = await response.arrayBuffer();
    // Some hosts compress a second time, of which nothing but the size tells.
    return delivery === 'native' && byteLength === part.decodedBytes;
  }, signal);
  return isNative ? encodedJsonUrl : jsonUrl;
}
