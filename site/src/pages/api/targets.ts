import { cacheControl } from '../../server/http/cache-control.ts';
import { reading } from '../../server/http/limits.ts';
import { resource } from '../../server/http/resource.ts';
import { answered, workerIfAny } from '../../server/worker/index.ts';

export const prerender = false;

/** The last report on the targets; `null` where the weekly job has not left one yet, or there is no worker to keep it. */
export const ALL = resource({
  GET: {
    limit: reading,
    answer: async () => {
      const worker = workerIfAny();
      const report = worker ? await answered(worker.targetReport()) : undefined;
      const headers = cacheControl(report ? { browser: 300, edge: 3600 } : { browser: 0, edge: 60 });
      return Response.json({ report: report ?? null }, { headers });
    },
  },
});
