import type { Pose } from '../src/server/schemas/pose.ts';

/** Where the worker keeps saved poses. */
export interface PoseStore {
  /** @returns the pose's id, which is the same each time for the same pose. */
  save(pose: Pose): Promise<string>;
  find(id: string): Promise<Pose | undefined>;
}
