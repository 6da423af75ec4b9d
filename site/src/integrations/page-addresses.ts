import type { AstroIntegration } from 'astro';
import { prependVercelRoutes } from './vercel-routes.ts';

/**
 * Gives every page one address, with a slash at its end; the other spelling redirects to it.
 *
 * Astro's `trailingSlash: 'always'` would do that too, but to `/api/health` as well, where a client that sends data or
 * does not follow redirects would fail. So Astro ignores the slash, and the host redirects the pages only.
 */
export function pageAddresses(): AstroIntegration {
  let root: URL;
  return {
    name: 'page-addresses',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.root;
      },
      'astro:build:done': async () => {
        // What has a dot in its last part is a file, and /.well-known/ is none of ours.
        const src = '^/(?!api/|\\.well-known/)((?:[^/]+/)*[^/.]+)$';
        await prependVercelRoutes(root, [{ src, status: 308, headers: { location: '/$1/' } }]);
      },
    },
  };
}
