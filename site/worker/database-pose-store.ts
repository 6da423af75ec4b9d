import type { Kysely } from 'kysely';
import { findPose, savePose } from '../db/queries/poses.ts';
import type { Tables } from '../db/tables.ts';
import { pose as poseSchema } from '../src/server/schemas/pose.ts';
import { idOfPose } from './pose-id.ts';
import type { PoseStore } from './pose-store.ts';

/** Keeps poses in the site's database, which must have been migrated. */
export function createDatabasePoseStore(db: Kysely<Tables>): PoseStore {
  const isThere = async (id: string): Promise<boolean> => (await findPose(db, id, Date.now())) !== undefined;

  return {
    save: async (pose) => {
      const id = idOfPose(pose);
      if (await isThere(id)) return id;
      const { settings, seconds, still } = pose;
      try {
        await savePose(db, {
          id,
          settings: JSON.stringify(settings),
          seconds,
          still: still ? JSON.stringify(still) : null,
          clip_id: null,
          created_at: Date.now(),
          expires_at: null,
        });
      } catch (error) {
        // Somebody else may have saved the same pose at the same moment.
        if (!(await isThere(id))) throw error;
      }
      return id;
    },
    find: async (id) => {
      const row = await findPose(db, id, Date.now());
      if (!row) return undefined;
      const { settings, seconds, still } = row;
      return poseSchema.parse({
        settings: JSON.parse(settings),
        seconds,
        ...(still ? { still: JSON.parse(still) } : {}),
      });
    },
  };
}
