import {
  OFFLINE_CACHE,
  OFFLINE_MANIFEST,
  type OfflineManifest,
} from '../../service-worker/offline-manifest.ts';
import { OfflineError } from './errors.ts';

/** Astro's `base`, with slashes around it. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

const manifestUrl = `${base}${OFFLINE_MANIFEST}`;

/** @throws {OfflineError} `unsupported` */
export async function openCache(): Promise<Cache> {
  if (!('caches' in globalThis && 'serviceWorker' in navigator)) {
    throw new OfflineError('unsupported', 'This browser keeps no files for this page.');
  }
  return caches.open(OFFLINE_CACHE);
}

/**
 * The manifest of the deployed site, or `undefined` where no server answers.
 *
 * @throws {OfflineError} `unavailable`
 */
export async function fetchManifest(): Promise<OfflineManifest | undefined> {
  const response = await fetch(manifestUrl, { cache: 'no-cache' }).catch(() => undefined);
  if (!response) return undefined;
  if (!response.ok || response.headers.get('content-type')?.includes('html')) {
    throw new OfflineError(
      'unavailable',
      `The site has no ${manifestUrl}: set the option offline of astro-unity and build it.`,
    );
  }
  const manifest: OfflineManifest = await response.json();
  return manifest;
}

/** The manifest that the cache was filled by. */
export async function keptManifest(cache: Cache): Promise<OfflineManifest | undefined> {
  const response = await cache.match(manifestUrl);
  if (!response) return undefined;
  const manifest: OfflineManifest = await response.json();
  return manifest;
}

export function keepManifest(cache: Cache, manifest: OfflineManifest): Promise<void> {
  return cache.put(manifestUrl, new Response(JSON.stringify(manifest)));
}

/** Whether an entry of the cache is no file of any manifest, but the manifest itself. */
export function isManifest(url: string): boolean {
  return new URL(url).pathname === manifestUrl;
}
