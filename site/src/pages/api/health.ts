import { RELEASE_COMMIT, RELEASE_NOTEBOOKS, RELEASE_VERSION } from 'astro:env/server';
import { builds } from 'astro-unity:builds';
import { resource } from '../../server/http/resource.ts';
import { currentWorkerState } from '../../server/worker/index.ts';

export const prerender = false;

/** Seconds until a monitor asks again; the state of the worker is remembered as long. */
const WAIT = 5;

/**
 * Says which release answers, what it holds, and how its worker service is: 200 while all is well, and 503 with the same
 * body when the worker is not. Pages do not depend on it.
 */
export const ALL = resource({
  GET: {
    answer: async () => {
      const worker = await currentWorkerState();
      const isWell = worker.state === 'ok' || worker.state === 'none';
      const names = Object.keys(builds);
      const health = {
        status: isWell ? 'ok' : 'degraded',
        version: RELEASE_VERSION,
        commit: RELEASE_COMMIT,
        unity: { builds: names.length, names },
        notebooks: { count: RELEASE_NOTEBOOKS },
        worker,
      };
      return Response.json(health, {
        status: isWell ? 200 : 503,
        headers: { 'cache-control': 'no-store', ...(isWell ? {} : { 'retry-after': String(WAIT) }) },
      });
    },
  },
});
