import cloudflare from '@astrojs/cloudflare';
import { appendHeaders } from './headers-file.ts';
import type { Host } from './host.ts';

/**
 * Cloudflare: static assets with a `_headers`, and a Worker that only `/api` and `/config.json` reach. Which, and that
 * pages end in a slash, stands in `wrangler.jsonc`.
 */
export function cloudflareHost(): Host {
  return {
    // Pages are made in Node.js, as for every other host: notebooks need it, and so does sharp.
    adapter: cloudflare({ imageService: 'custom', prerenderEnvironment: 'node' }),
    sendsHeadersOfFunctions: false,
    finish: ({ files, headers }) => appendHeaders(new URL('./_headers', files), headers),
  };
}
