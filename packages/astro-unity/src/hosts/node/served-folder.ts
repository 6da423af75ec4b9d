import { headersOf } from '../headers.ts';

/**
 * Folder below the server's output that holds what the route serves. The static handler of `@astrojs/node` sends no
 * `Content-Encoding`, so encoded files must lie where it does not find them.
 */
export const SERVED_FOLDER = 'unity';

/**
 * The names of these files as patterns of routes. Each says its extension, because only then does Astro not ask for a
 * slash at the end under `trailingSlash: 'always'`.
 */
export const SERVED_NAMES = ['[name].br', '[name].gz', '[name].worker.js'];

/** Whether a file needs more headers than the adapter's static handler sends by itself. */
export function needsRoute(path: string): boolean {
  return Object.keys(headersOf(path)).some((name) => name !== 'Content-Type' && name !== 'Cache-Control');
}
