import vercel from '@astrojs/vercel';
import type { Host } from './host.ts';
import { parseRegions, writeRegions } from './vercel-regions.ts';
import { prependVercelRoutes, type VercelRoute } from './vercel-routes.ts';

/** Pages without their slash. What has a dot in its last part is a file, and /.well-known/ is none of ours. */
const WITHOUT_SLASH: VercelRoute = {
  src: '^/(?!api/|\\.well-known/)((?:[^/]+/)*[^/.]+)$',
  status: 308,
  headers: { location: '/$1/' },
};

/** Vercel: one folder, `.vercel/output`, whose routes hold for files and functions alike. */
export function vercelHost(): Host {
  return {
    // Seconds; what a function waits for gives up after five.
    adapter: vercel({ maxDuration: 15 }),
    sendsHeadersOfFunctions: true,
    finish: async ({ root, headers }) => {
      await prependVercelRoutes(root, [{ src: '^/.*$', headers, continue: true }, WITHOUT_SLASH]);
      const regions = parseRegions(process.env.FUNCTION_REGIONS);
      if (regions.length > 0) await writeRegions(new URL('./.vercel/output/', root), regions);
    },
  };
}
