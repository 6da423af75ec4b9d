import { continentOf } from '../../server/http/continent.ts';
import { measuring } from '../../server/http/limits.ts';
import { readInput } from '../../server/http/read-input.ts';
import { resource } from '../../server/http/resource.ts';
import { LARGEST_TIMING_BYTES, timing } from '../../server/schemas/vital.ts';
import { WorkerFailure, workerIfAny } from '../../server/worker/index.ts';

export const prerender = false;

/**
 * Takes how long one page view waited for its first byte, and answers 202. The worker service counts it by day and continent.
 * While there is no worker, or it is not well, page views are not counted: no visitor has to hear of it.
 */
export const ALL = resource({
  POST: {
    limit: measuring,
    answer: async ({ request }) => {
      const value = await readInput(request, timing, LARGEST_TIMING_BYTES);
      try {
        await workerIfAny()?.addVital({ ...value, continent: continentOf(request) });
      } catch (error) {
        if (!(error instanceof WorkerFailure)) throw error;
        // One that is left alone has been told of before.
        if (error.reason !== 'paused') console.warn(`A page view is not counted. ${error}`);
      }
      return new Response(null, { status: 202, headers: { 'cache-control': 'no-store' } });
    },
  },
});
