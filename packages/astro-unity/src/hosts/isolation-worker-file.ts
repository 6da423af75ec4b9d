import { writeFile } from 'node:fs/promises';
import { type AssetAddress, trimSlashes } from '../pack/address.ts';
import { ISOLATION_WORKER, isolationWorkerText } from '../service-worker/isolation-worker.ts';
import { OFFLINE_WORKER } from '../service-worker/offline-manifest.ts';
import { type Host, hasPageRules } from './host.ts';
import { servedPaths } from './site.ts';

/** Address of the service worker that isolates pages, or `undefined` where the host's headers do that. */
export function isolationWorkerAddress(host: Host, base: string): string | undefined {
  if (hasPageRules(host)) return undefined;
  return `/${[trimSlashes(base), ISOLATION_WORKER].filter((segment) => segment !== '').join('/')}`;
}

/**
 * Writes that service worker into the built site.
 *
 * @param pages The pages that show threads, without `base`. More may be rendered on demand, or get their player from a script.
 * @param isOffline Whether the site has a worker that keeps pages offline.
 */
export async function writeIsolationWorker(
  output: URL,
  pages: readonly string[],
  address: AssetAddress,
  isOffline: boolean,
): Promise<void> {
  const paths = pages.flatMap((page) => servedPaths(encodeURI(page), address));
  // The page's worker is this one, so that it must be the other one as well.
  const offline = isOffline ? `importScripts(${JSON.stringify(`./${OFFLINE_WORKER}`)});\n` : '';
  await writeFile(new URL(ISOLATION_WORKER, output), isolationWorkerText(paths) + offline);
}
