import { z } from 'astro/zod';
import type { Clip } from 'reference-player/clips/clip.ts';

/** Bounds of what the player shows; a film of an hour is no clip. */
const MOST_JOINTS = 512;
const MOST_FRAMES = 20_000;

const vector = z.array(z.number()).length(3);
const quaternion = z.array(z.number()).length(4);

/** The id of a clip, as it stands in an address. */
export const clipId = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, {
  error: 'A clip’s id has small letters, digits and hyphens between them, 64 at most.',
});

/** A motion clip, as the player’s `LoadClip` takes it. */
export const clip = clipOf({ frames: MOST_FRAMES }) satisfies z.ZodType<Clip>;

/** One line of the list of clips. */
export const clipSummary = z.object({
  id: clipId,
  name: z.string().min(1).max(120),
  fps: z.number().positive().max(1000),
  frames: z.int().positive(),
  /** How long it is, in seconds. */
  seconds: z.number().nonnegative(),
  loop: z.boolean(),
});

export const clipList = z.object({ clips: z.array(clipSummary).max(1000) });

export type ClipSummary = z.infer<typeof clipSummary>;

/** A clip of at most so many frames, whose lists fit each other. */
export function clipOf({ frames }: { frames: number }) {
  return z
    .object({
      format: z.literal('realmotion.clip'),
      version: z.literal(1),
      name: z.string().max(200),
      fps: z.number().positive().max(1000),
      loop: z.boolean(),
      joints: z.array(z.string().max(100)).min(1).max(MOST_JOINTS),
      parents: z.array(z.int().min(-1)).max(MOST_JOINTS),
      offsets: z.array(vector).max(MOST_JOINTS),
      seat: vector.exactOptional(),
      frames: z
        .array(z.object({ root: vector, rotations: z.array(quaternion).max(MOST_JOINTS) }))
        .min(1)
        .max(frames),
    })
    .refine(
      ({ joints, parents, offsets }) => parents.length === joints.length && offsets.length === joints.length,
      {
        error: 'A clip has one parent and one offset a joint.',
        path: ['joints'],
      },
    )
    .refine(({ parents }) => parents.every((parent, joint) => parent < joint), {
      error: 'A joint stands behind its parent.',
      path: ['parents'],
    })
    .refine(({ joints, frames }) => frames.every(({ rotations }) => rotations.length === joints.length), {
      error: 'A frame has one rotation a joint.',
      path: ['frames'],
    });
}
