import { functionText } from './function-text.ts';
import type { WorkerScope } from './scope.ts';

/** The worker's file, below the site's base. A change of it would leave the workers of earlier visits without a source. */
export const ISOLATION_WORKER = 'unity-isolation.js';

/** Asks the worker for the policy of browsers that do not know `credentialless` (Safari). */
export const REQUIRE_CORP = '?require-corp';

/**
 * The text of a service worker that makes pages cross-origin isolated on hosts without headers. The player registers it
 * for its own page alone: the scope is the page's path. It answers nothing else, keeps nothing, and goes by itself
 * once the site has no such file any more.
 *
 * A worker of the site's own can import it; it then answers for `pages`, and for nothing else.
 *
 * @param pages Paths of pages with threads, `base` included.
 */
export function isolationWorkerText(pages: readonly string[]): string {
  return `(${functionText(isolatePages)})(self,${JSON.stringify(pages)},${JSON.stringify(ISOLATION_WORKER)},${JSON.stringify(REQUIRE_CORP)});\n`;
}

/** Runs in the worker, so it refers to nothing outside. */
function isolatePages(
  worker: WorkerScope,
  pages: readonly string[],
  fileName: string,
  requireCorp: string,
): void {
  const { href, pathname } = worker.location;
  const isOwn = pathname.endsWith(`/${fileName}`);
  const scope = new URL(worker.registration.scope).pathname;
  const policy = isOwn && !href.endsWith(requireCorp) ? 'credentialless' : 'require-corp';

  const isolate = (response: Response): Response => {
    // A redirection is followed by the browser, and its answer passes here again.
    if (response.type === 'opaqueredirect') return response;
    const isolated = new Response(response.body, response);
    isolated.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    isolated.headers.set('Cross-Origin-Embedder-Policy', policy);
    return isolated;
  };
  const leaveWhenGone = async (): Promise<void> => {
    const { status, headers } = await worker.fetch(href, { method: 'HEAD', cache: 'no-store' });
    if (status === 404 || headers.get('Content-Type')?.includes('html'))
      await worker.registration.unregister();
  };

  if (isOwn) worker.addEventListener('install', () => void worker.skipWaiting());
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const path = new URL(request.url).pathname;
    if (request.mode !== 'navigate' || !(isOwn ? path === scope : pages.includes(path))) return;
    const cached = async (error: unknown): Promise<Response> => {
      const found = await worker.caches.match(request, { ignoreSearch: true });
      if (!found) throw error;
      return found;
    };
    event.respondWith(worker.fetch(request).catch(cached).then(isolate));
    if (isOwn) event.waitUntil(leaveWhenGone().catch(() => {}));
  });
}
