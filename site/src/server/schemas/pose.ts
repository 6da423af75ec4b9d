import { z } from 'astro/zod';
import type { SharedPose } from '../../motion/pose-address.ts';
import { clipOf } from './clip.ts';

/** Of a body that holds a pose with all its bounds reached. The demo's own figure is 3 kB. */
export const LARGEST_POSE_BYTES = 32_000;

/** Letters that the database keeps of each, as JSON; see `db/migrations/0002-poses.ts`. */
export const LONGEST_SETTINGS = 4000;
export const LONGEST_STILL = 20_000;

/** The id of a saved pose, as it stands in an address: as many as one cannot guess, as few as one can copy by hand. */
export const poseId = z.string().regex(/^[A-Za-z0-9_-]{8,32}$/, {
  error: 'A pose’s id has 8 to 32 letters, digits, hyphens and underscores.',
});

/** A pose of the demo, as a visitor saves it: what {@link SharedPose} is in an address. */
export const pose = z.strictObject({
  settings: z
    .record(z.string().regex(/^[A-Za-z][\w-]{0,39}$/), z.string().max(100))
    .refine((settings) => JSON.stringify(settings).length <= LONGEST_SETTINGS, {
      error: `The settings have ${LONGEST_SETTINGS} letters at most.`,
    }),
  seconds: z.number().min(0).max(86_400),
  // A clip that stands still is its frame, twice.
  still: clipOf({ frames: 2 })
    .refine((still) => JSON.stringify(still).length <= LONGEST_STILL, {
      error: `The still has ${LONGEST_STILL} letters at most, as JSON: some 120 joints.`,
    })
    .optional(),
}) satisfies z.ZodType<SharedPose>;

/** What saving a pose is answered with. */
export const savedPose = z.object({ id: poseId });

export type Pose = z.infer<typeof pose>;
