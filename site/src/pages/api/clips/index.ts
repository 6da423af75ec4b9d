import { cacheControl } from '../../../server/http/cache-control.ts';
import { reading } from '../../../server/http/limits.ts';
import { resource } from '../../../server/http/resource.ts';
import { answered, worker } from '../../../server/worker/index.ts';

export const prerender = false;

/** The motion clips that the worker service has. */
export const ALL = resource({
  GET: {
    limit: reading,
    answer: async () => {
      const clips = await answered(worker().clips());
      return Response.json({ clips }, { headers: cacheControl({ browser: 60, edge: 300 }) });
    },
  },
});
