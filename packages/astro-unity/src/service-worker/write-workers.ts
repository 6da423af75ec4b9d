import { writeIsolationWorker } from '../hosts/isolation-worker-file.ts';
import type { OfflineOption } from '../options.ts';
import { type BuiltSite, endOffline, writeOffline } from './write-offline.ts';

/**
 * Writes the service workers that a built site needs: one that isolates pages with threads where the host's headers do
 * not, and one that keeps pages offline where the option says so.
 *
 * @param offline The option. `false` removes what earlier builds have left with visitors.
 * @param isolatedPages Paths of the pages with threads.
 */
export async function writeWorkers(
  offline: false | OfflineOption | undefined,
  site: BuiltSite,
  isolatedPages: readonly string[],
  logger: { info(message: string): void },
): Promise<void> {
  const { packed, output, address } = site;
  if (packed.some(({ build }) => build.isolationWorker)) {
    await writeIsolationWorker(output, isolatedPages, address, Boolean(offline));
    logger.info('a service worker isolates pages with threads, because the host sends no headers with them');
  }
  if (offline === false) await endOffline(output);
  if (!offline) return;
  const kept = await writeOffline(offline, site);
  logger.info(`can be kept offline: ${kept.pages.join(', ')}, ${(kept.bytes / 1e6).toFixed(2)} MB`);
}
