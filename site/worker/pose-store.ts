import { createHash } from 'node:crypto';
import type { Pose } from '../src/server/schemas/pose.ts';

/** Where the worker keeps saved poses. */
export interface PoseStore {
  /** @returns the pose's id, which is the same each time for the same pose. */
  save(pose: Pose): Promise<string>;
  find(id: string): Promise<Pose | undefined>;
}

/** 72 bits: nobody guesses one, and two poses do not meet. */
const ID_LENGTH = 12;

/** Keeps the latest poses in memory. @param most - how many; the oldest makes room. */
export function createMemoryPoseStore(most = 10_000): PoseStore {
  const poses = new Map<string, Pose>();
  return {
    save: async (pose) => {
      const id = idOf(pose);
      poses.set(id, pose);
      const [oldest] = poses.keys();
      if (poses.size > most && oldest !== undefined) poses.delete(oldest);
      return id;
    },
    find: async (id) => poses.get(id),
  };
}

/** From its content, so that what is saved twice is kept once. */
function idOf({ settings, seconds, still }: Pose): string {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = JSON.stringify([sorted, seconds, still ?? null]);
  return createHash('sha256').update(content).digest('base64url').slice(0, ID_LENGTH);
}
