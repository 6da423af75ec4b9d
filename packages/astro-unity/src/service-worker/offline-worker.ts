import { functionText } from './function-text.ts';
import { OFFLINE_CACHE, OFFLINE_WORKER } from './offline-manifest.ts';
import type { WorkerScope } from './scope.ts';

/** Asked of a worker that the site wrote itself: whether it imported this one. */
export const OFFLINE_QUESTION = 'astro-unity:offline?';

/** What the worker answers for, beside the files in the cache. */
export interface OfflineRoutes {
  /** Path of the folder whose files have hashes for names, with a slash at the end. */
  assets: string;
  /** Paths of pages and other files whose content can change. The server is asked first. */
  mutable: readonly string[];
}

/**
 * The text of a service worker that serves what `makeAvailableOffline()` has put into the cache. It caches nothing itself,
 * and goes with its cache once the site has no such file any more. A worker of the site's own can import it.
 */
export function offlineWorkerText(routes: OfflineRoutes): string {
  const values = [routes, OFFLINE_CACHE, OFFLINE_WORKER, OFFLINE_QUESTION].map((value) =>
    JSON.stringify(value),
  );
  return `(${functionText(serveOffline)})(self,${values.join()});\n`;
}

/** The text of a worker that takes the place of the other one, and removes all that is left of it. */
export function offlineEndText(): string {
  return `(${functionText(endOffline)})(self,${JSON.stringify(OFFLINE_CACHE)});\n`;
}

/** Runs in the worker, so it refers to nothing outside. */
function serveOffline(
  worker: WorkerScope,
  { assets, mutable }: OfflineRoutes,
  cacheName: string,
  fileName: string,
  question: string,
): void {
  const { href, pathname, origin } = new URL(worker.location.href);
  const isOwn = pathname.endsWith(`/${fileName}`);

  const find = async (request: Request): Promise<Response | undefined> => {
    const cache = await worker.caches.open(cacheName);
    return cache.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true });
  };
  const cacheFirst = async (request: Request): Promise<Response> =>
    (await find(request)) ?? worker.fetch(request);
  const serverFirst = (request: Request): Promise<Response> =>
    worker.fetch(request).catch(async (error: unknown) => {
      const found = await find(request);
      if (!found) throw error;
      return found;
    });
  const leaveWhenGone = async (): Promise<void> => {
    const { status, headers } = await worker.fetch(href, { method: 'HEAD', cache: 'no-store' });
    if (status !== 404 && !headers.get('Content-Type')?.includes('html')) return;
    await worker.caches.delete(cacheName);
    await worker.registration.unregister();
  };

  worker.addEventListener('message', ({ data, ports }) => {
    if (data === question) ports[0]?.postMessage(true);
  });
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== origin) return;
    if (url.pathname.startsWith(assets)) event.respondWith(cacheFirst(request));
    else if (mutable.includes(url.pathname)) event.respondWith(serverFirst(request));
    if (isOwn && request.mode === 'navigate') event.waitUntil(leaveWhenGone().catch(() => {}));
  });
  if (!isOwn) return;
  worker.addEventListener('install', () => void worker.skipWaiting());
  worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
}

/** Runs in the worker, so it refers to nothing outside. */
function endOffline(worker: WorkerScope, cacheName: string): void {
  worker.addEventListener('install', () => void worker.skipWaiting());
  worker.addEventListener('activate', (event) => {
    event.waitUntil(Promise.all([worker.caches.delete(cacheName), worker.registration.unregister()]));
  });
}
