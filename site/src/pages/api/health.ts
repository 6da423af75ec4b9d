import { RELEASE_COMMIT, RELEASE_NOTEBOOKS, RELEASE_VERSION } from 'astro:env/server';
import { builds } from 'astro-unity:builds';
import type { APIRoute } from 'astro';

export const prerender = false;

/** Says which release answers, what it holds, and that it can. */
export const GET: APIRoute = () => {
  const names = Object.keys(builds);
  const health = {
    status: 'ok',
    version: RELEASE_VERSION,
    commit: RELEASE_COMMIT,
    unity: { builds: names.length, names },
    notebooks: { count: RELEASE_NOTEBOOKS },
  };
  return Response.json(health, { headers: { 'cache-control': 'no-store' } });
};
