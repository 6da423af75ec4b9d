import { createHash } from 'node:crypto';
import type { Pose } from '../src/server/schemas/pose.ts';

/** 72 bits: nobody guesses one, and two poses do not meet. */
const LENGTH = 12;

/** The id of a pose, from its content, so that what is saved twice is kept once. */
export function idOfPose({ settings, seconds, still }: Pose): string {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = JSON.stringify([sorted, seconds, still ?? null]);
  return createHash('sha256').update(content).digest('base64url').slice(0, LENGTH);
}
