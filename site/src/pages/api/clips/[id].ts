import { cacheControl } from '../../../server/http/cache-control.ts';
import { reading } from '../../../server/http/limits.ts';
import { Problem } from '../../../server/http/problem.ts';
import { checkInput } from '../../../server/http/read-input.ts';
import { resource } from '../../../server/http/resource.ts';
import { clipId } from '../../../server/schemas/clip.ts';
import { answered, worker } from '../../../server/worker/index.ts';

export const prerender = false;

/** One motion clip, as the player's `LoadClip` takes it. */
export const ALL = resource({
  GET: {
    limit: reading,
    answer: async ({ params }) => {
      const id = checkInput(clipId, params.id);
      const clip = await answered(worker().clip(id));
      if (!clip)
        throw new Problem(404, {
          detail: `There is no clip "${id}". /api/clips lists those that there are.`,
        });
      return Response.json(clip, { headers: cacheControl({ browser: 300, edge: 3600 }) });
    },
  },
});
