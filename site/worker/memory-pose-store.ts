import type { Pose } from '../src/server/schemas/pose.ts';
import { idOfPose } from './pose-id.ts';
import type { PoseStore } from './pose-store.ts';

/** Keeps the latest poses in memory. @param most - how many; the oldest makes room. */
export function createMemoryPoseStore(most = 10_000): PoseStore {
  const poses = new Map<string, Pose>();
  return {
    save: async (pose) => {
      const id = idOfPose(pose);
      poses.set(id, pose);
      const [oldest] = poses.keys();
      if (poses.size > most && oldest !== undefined) poses.delete(oldest);
      return id;
    },
    find: async (id) => poses.get(id),
  };
}
