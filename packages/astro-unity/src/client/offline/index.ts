import {
  missingFiles,
  type OfflineFile,
  type OfflineManifest,
  PLAYER_LOCK,
} from '../../service-worker/offline-manifest.ts';
import type { PlayerProgress } from '../types.ts';
import { OfflineError } from './errors.ts';
import { keepFile } from './keep-file.ts';
import { registerOffline, unregisterOffline } from './register.ts';
import { fetchManifest, isManifest, keepManifest, keptManifest, openCache } from './site.ts';

export { OfflineError, type OfflineErrorCode } from './errors.ts';

/** How far the site is available without a server. */
export interface OfflineStatus {
  /** `none`: nothing is kept. `outdated`: an earlier deployment is. `ready`: what is deployed is, or no server answers. */
  state: 'none' | 'outdated' | 'ready';
  /** What `makeAvailableOffline()` would download, in bytes. */
  downloadBytes: number;
  /** What it would take of the device's storage besides what is there already, in bytes. */
  storedBytes: number;
}

export interface OfflineOptions {
  /** Progress of the download, in bytes after decompression. */
  onProgress?: (progress: PlayerProgress) => void;
  /** Gives up. What has arrived is kept, and not downloaded again. */
  signal?: AbortSignal;
}

/**
 * How far the pages with players work without a server, and what it takes to make them.
 *
 * @throws {OfflineError} `unsupported`, `unavailable`
 */
export async function offlineStatus(): Promise<OfflineStatus> {
  const cache = await openCache();
  const [wanted, kept] = await Promise.all([fetchManifest(), keptManifest(cache)]);
  if (!wanted) return { state: kept ? 'ready' : 'none', downloadBytes: 0, storedBytes: 0 };
  const missing = await filesToFetch(cache, wanted);
  const state = !kept ? 'none' : kept.version === wanted.version ? 'ready' : 'outdated';
  return { state, downloadBytes: sum(missing, 'bytes'), storedBytes: sum(missing, 'storedBytes') };
}

/**
 * Downloads what the pages with players need, so that they work without a server from then on; with a new deployment,
 * only what has changed. Files of an earlier deployment are removed when no player of the site runs in any tab.
 *
 * @throws {OfflineError} of every kind. Nothing that was available is lost.
 */
export async function makeAvailableOffline({ onProgress, signal }: OfflineOptions = {}): Promise<void> {
  const cache = await openCache();
  const wanted = await fetchManifest();
  if (!wanted) throw new OfflineError('download', 'No server answers.');
  const missing = await filesToFetch(cache, wanted);
  await checkStorage(sum(missing, 'storedBytes'));
  await registerOffline();

  const total = sum(missing, 'storedBytes');
  let loaded = 0;
  onProgress?.({ loaded, total });
  const count = (bytes: number): void => {
    loaded = Math.min(loaded + bytes, total);
    onProgress?.({ loaded, total });
  };
  // Pages come last: one that is new names files that must be there by then.
  const inOrder = missing.toSorted(
    (a, b) => Number(a.revision !== undefined) - Number(b.revision !== undefined),
  );
  for (const file of inOrder) await keepFile(cache, file, signal, count);
  await keepManifest(cache, wanted);
  onProgress?.({ loaded: total, total });
  // Browsers may ask the visitor, or decide by themselves; the files are there either way.
  await navigator.storage.persist?.();
  await removeOthers(cache, wanted);
}

/** Removes what was downloaded, and the worker with it. */
export async function removeOffline(): Promise<void> {
  const cache = await openCache();
  await unregisterOffline();
  await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
}

/** A download that was broken off has left files with hashes for names, which cannot be others. */
async function filesToFetch(cache: Cache, wanted: OfflineManifest): Promise<OfflineFile[]> {
  const missing = missingFiles(wanted, await keptManifest(cache));
  const present = await Promise.all(
    missing.map(async ({ url, revision }) => !revision && (await cache.match(url)) !== undefined),
  );
  return missing.filter((_, index) => !present[index]);
}

async function checkStorage(bytes: number): Promise<void> {
  const { quota, usage = 0 } = await navigator.storage.estimate();
  if (quota === undefined || bytes <= quota - usage) return;
  throw new OfflineError(
    'storage',
    `${megabytes(bytes)} are needed, and the browser has room for ${megabytes(Math.max(0, quota - usage))}.`,
  );
}

async function removeOthers(cache: Cache, { files }: OfflineManifest): Promise<void> {
  const wanted = new Set(
    files
      .flatMap(({ url, fallbackUrl }) => [url, fallbackUrl])
      .map((url) => url && new URL(url, location.href).href),
  );
  await navigator.locks.request(PLAYER_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const others = (await cache.keys()).filter(({ url }) => !wanted.has(url) && !isManifest(url));
    await Promise.all(others.map((request) => cache.delete(request)));
  });
}

function sum(files: readonly OfflineFile[], key: 'bytes' | 'storedBytes'): number {
  return files.reduce((total, file) => total + file[key], 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
