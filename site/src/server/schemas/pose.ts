import { z } from 'astro/zod';
import type { SharedPose } from '../../motion/pose-address.ts';
import { clipOf } from './clip.ts';

/** A pose of a figure of 512 joints is 60 kB; the demo's own is 3 kB. */
export const LARGEST_POSE_BYTES = 128_000;

/** Controls of the demo; there are about twenty. */
const MOST_SETTINGS = 64;

/** The id of a saved pose, as it stands in an address: as many as one cannot guess, as few as one can copy by hand. */
export const poseId = z.string().regex(/^[A-Za-z0-9_-]{8,32}$/, {
  error: 'A pose’s id has 8 to 32 letters, digits, hyphens and underscores.',
});

/** A pose of the demo, as a visitor saves it: what {@link SharedPose} is in an address. */
export const pose = z.strictObject({
  settings: z
    .record(z.string().regex(/^[A-Za-z][\w-]{0,39}$/), z.string().max(100))
    .refine((settings) => Object.keys(settings).length <= MOST_SETTINGS, {
      error: `A pose has ${MOST_SETTINGS} settings at most.`,
    }),
  seconds: z.number().min(0).max(86_400),
  // A clip that stands still is its frame, twice.
  still: clipOf({ frames: 2 }).optional(),
}) satisfies z.ZodType<SharedPose>;

/** What saving a pose is answered with. */
export const savedPose = z.object({ id: poseId });

export type Pose = z.infer<typeof pose>;
