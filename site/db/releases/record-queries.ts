import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { NodeSqliteDialect } from '../connection/node-sqlite-dialect.ts';
import { migrations } from '../migrations/index.ts';
import { deleteExpiredClips, findClip, listClips, saveClip } from '../queries/clips.ts';
import { deleteExpiredPoses, findPose, savePose } from '../queries/poses.ts';
import { countHit, deleteWindowsBefore } from '../queries/rate-limits.ts';
import { findReport, saveReport } from '../queries/reports.ts';
import { countVitals, deleteVitalsBefore, sumVitals } from '../queries/vitals.ts';
import type { Tables } from '../tables.ts';
import type { ReleaseQuery } from './release.ts';
import { CLIP, DAY, NOW, POSE, REPORT, VITAL } from './sample-rows.ts';

/** Every query that the site's functions can send, as it reaches the database. */
export async function recordQueries(): Promise<ReleaseQuery[]> {
  const database = new DatabaseSync(':memory:');
  for (const statement of migrations.flatMap(({ up }) => up)) database.exec(statement);
  const recorded: ReleaseQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: new NodeSqliteDialect(database),
    log: ({ query: { sql, parameters } }) => {
      recorded.push({ sql, parameters: parameters.map(plain) });
    },
  });
  await saveClip(db, CLIP);
  await findClip(db, CLIP.id, NOW);
  await listClips(db, { now: NOW, limit: 20 });
  await savePose(db, POSE);
  await findPose(db, POSE.id, NOW);
  await countHit(db, { key: 'visitor', windowStart: NOW });
  await deleteWindowsBefore(db, NOW - DAY);
  await countVitals(db, [VITAL, { ...VITAL, indicator: 'full-ttfb' }]);
  await sumVitals(db, VITAL.day);
  await deleteVitalsBefore(db, VITAL.day);
  await saveReport(db, REPORT);
  await findReport(db, REPORT.name);
  await deleteExpiredPoses(db, NOW - DAY);
  await deleteExpiredClips(db, NOW - DAY);
  await db.destroy();
  return recorded;
}

function plain(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(
    `A query has a value of the type ${typeof value}, which a list of queries does not hold.`,
  );
}
