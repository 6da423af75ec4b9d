import { RELEASE_COMMIT, RELEASE_NOTEBOOKS, RELEASE_VERSION } from 'astro:env/server';
import type { APIRoute } from 'astro';

export const prerender = false;

/** Says which release answers, and that it can. */
export const GET: APIRoute = () =>
  Response.json(
    {
      status: 'ok',
      version: RELEASE_VERSION,
      commit: RELEASE_COMMIT,
      notebooks: { count: RELEASE_NOTEBOOKS },
    },
    { headers: { 'cache-control': 'no-store' } },
  );
