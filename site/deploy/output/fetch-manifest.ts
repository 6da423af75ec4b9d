import { MANIFEST_PATH, type Manifest, readManifest } from './manifest.ts';

/**
 * The manifest that a deployment serves. There may be none, or none that can be had: then nothing is compared.
 *
 * @param say Is told why there is none.
 */
export async function fetchManifest(
  address: string,
  say: (text: string) => void,
): Promise<Manifest | undefined> {
  const url = new URL(MANIFEST_PATH, address);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Error(`it answers ${response.status}`);
    return readManifest(await response.text(), url.href);
  } catch (error) {
    say(`Nothing to compare with at ${url.href}: ${error instanceof Error ? error.message : error}.`);
    return undefined;
  }
}
