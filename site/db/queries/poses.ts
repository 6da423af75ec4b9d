import type { Kysely } from 'kysely';
import type { PoseRow, Tables } from '../tables.ts';

export async function savePose(db: Kysely<Tables>, pose: PoseRow): Promise<void> {
  await db.insertInto('poses').values(pose).execute();
}

/** A pose that has not expired. */
export async function findPose(db: Kysely<Tables>, id: string, now: number): Promise<PoseRow | undefined> {
  return await db
    .selectFrom('poses')
    .select(['id', 'settings', 'seconds', 'still', 'clip_id', 'created_at', 'expires_at'])
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
}

export async function deleteExpiredPoses(db: Kysely<Tables>, now: number): Promise<void> {
  await db.deleteFrom('poses').where('expires_at', '<=', now).execute();
}
