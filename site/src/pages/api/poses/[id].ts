import { cacheControl } from '../../../server/http/cache-control.ts';
import { reading } from '../../../server/http/limits.ts';
import { Problem } from '../../../server/http/problem.ts';
import { checkInput } from '../../../server/http/read-input.ts';
import { resource } from '../../../server/http/resource.ts';
import { poseId } from '../../../server/schemas/pose.ts';
import { answered, worker } from '../../../server/worker/index.ts';

export const prerender = false;

/** A pose that a visitor saved. It never changes; the edge asks again after an hour, for it may have been deleted. */
export const ALL = resource({
  GET: {
    limit: reading,
    answer: async ({ params }) => {
      const id = checkInput(poseId, params.id);
      const pose = await answered(worker().pose(id));
      if (!pose) throw new Problem(404, { detail: `There is no pose "${id}". It may have been deleted.` });
      return Response.json(pose, { headers: cacheControl({ browser: 300, edge: 3600 }) });
    },
  },
});
