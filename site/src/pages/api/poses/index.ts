import { isOnFor } from '../../../server/flags.ts';
import { saving } from '../../../server/http/limits.ts';
import { Problem } from '../../../server/http/problem.ts';
import { readInput } from '../../../server/http/read-input.ts';
import { resource } from '../../../server/http/resource.ts';
import { LARGEST_POSE_BYTES, pose } from '../../../server/schemas/pose.ts';
import { answered, worker } from '../../../server/worker/index.ts';

export const prerender = false;

/** Seconds until somebody who was refused by the flag looks again. */
const WAIT_FOR_FLAG = 3600;

/** Saves a pose, and answers 201 with its id and its address. */
export const ALL = resource({
  POST: {
    limit: saving,
    answer: async (context) => {
      if (!(await isOnFor('saved-poses', context))) throw switchedOff();
      const value = await readInput(context.request, pose, LARGEST_POSE_BYTES);
      const { id } = await answered(worker().savePose(value));
      const headers = { location: `/api/poses/${id}`, 'cache-control': 'no-store' };
      return Response.json({ id }, { status: 201, headers });
    },
  },
});

function switchedOff(): Problem {
  return new Problem(503, {
    kind: 'switched-off',
    detail: 'Saving poses is switched off for the moment. Share the pose by its address instead.',
    headers: { 'retry-after': String(WAIT_FOR_FLAG) },
  });
}
