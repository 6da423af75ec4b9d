import { builds } from 'astro-unity:builds';
import type { MiddlewareHandler } from 'astro';
import { isolationHeaders } from './headers.ts';
import { showsThreads } from './shows-threads.ts';

const packed = await Promise.all(Object.values(builds));
const hasThreads = packed.some(({ parts }) => parts.worker !== undefined);

/**
 * Makes pages that are rendered on demand cross-origin isolated where they show an export with threads. On a site that
 * has one, pages are held back until they are whole, because only then is it known; on all others they stream.
 */
export const onRequest: MiddlewareHandler = async ({ isPrerendered }, next) => {
  const response = await next();
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  if (!hasThreads || isPrerendered || !isPage) return response;
  const html = await response.text();
  const isolated = new Response(html, response);
  if (showsThreads(html)) {
    for (const [name, value] of Object.entries(isolationHeaders)) isolated.headers.set(name, value);
  }
  return isolated;
};
