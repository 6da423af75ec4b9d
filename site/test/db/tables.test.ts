import type { Kysely } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../db/connection/connect.ts';
import { readDatabaseAddress } from '../../db/connection/database-address.ts';
import { migrateUp } from '../../db/migrate/migrate-up.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase } from '../../db/open-database.ts';
import { deleteExpiredClips, findClip, listClips, saveClip } from '../../db/queries/clips.ts';
import { deleteExpiredPoses, findPose, savePose } from '../../db/queries/poses.ts';
import { countHit, deleteWindowsBefore } from '../../db/queries/rate-limits.ts';
import { findReport, saveReport } from '../../db/queries/reports.ts';
import { countVitals, deleteVitalsBefore, sumVitals } from '../../db/queries/vitals.ts';
import { CLIP, DAY, NOW, POSE, REPORT, VITAL } from '../../db/releases/sample-rows.ts';
import type { Tables } from '../../db/tables.ts';
import { KINDS, temporaryFolder, testDatabases } from './databases.ts';

describe.each(KINDS)('%s', (kind) => {
  const databases = testDatabases(kind);
  const folder = temporaryFolder();
  let db: Kysely<Tables>;
  beforeEach(async () => {
    const url = await databases.url();
    const connection = await connect(readDatabaseAddress(url));
    await migrateUp(connection, migrations, { backupFolder: folder() });
    await connection.close();
    db = openDatabase(url);
    return () => db.destroy();
  });

  test('a pose that was saved is found until it expires', async () => {
    await saveClip(db, CLIP);
    await savePose(db, POSE);
    expect(await findPose(db, POSE.id, NOW)).toEqual(POSE);
    expect(await findPose(db, POSE.id, NOW + DAY)).toBeUndefined();
    await deleteExpiredPoses(db, NOW + DAY);
    expect(await db.selectFrom('poses').selectAll().execute()).toEqual([]);
  });

  test('the same clip is stored once, and poses go with their clip', async () => {
    const { clip: _, sha256, expires_at, ...summary } = CLIP;
    expect(await saveClip(db, CLIP)).toBe(CLIP.id);
    expect(await saveClip(db, { ...CLIP, id: 'clip-again', expires_at: NOW + DAY })).toBe(CLIP.id);
    expect(await findClip(db, CLIP.id, NOW)).toEqual({ ...CLIP, sha256, expires_at: NOW + DAY });
    expect(await listClips(db, { now: NOW, limit: 5 })).toEqual([summary]);
    await savePose(db, { ...POSE, expires_at });
    await deleteExpiredClips(db, NOW + DAY);
    expect(await findPose(db, POSE.id, NOW)).toBeUndefined();
  });

  test('calls are counted by window', async () => {
    const hit = (windowStart: number): Promise<number> => countHit(db, { key: 'visitor', windowStart });
    expect([await hit(NOW), await hit(NOW), await hit(NOW + DAY)]).toEqual([1, 2, 1]);
    await deleteWindowsBefore(db, NOW + DAY);
    expect([await hit(NOW), await hit(NOW + DAY)]).toEqual([1, 2]);
  });

  test('page views are counted by day and continent, added up over days, and forgotten', async () => {
    const rows = [VITAL, { ...VITAL, indicator: 'full-ttfb', at_most: 400 }, { ...VITAL, continent: 'AS' }];
    await countVitals(db, rows);
    await countVitals(db, rows);
    await countVitals(db, [{ ...VITAL, day: '2026-05-29' }]);
    const sums = async (since: string): Promise<number[]> =>
      (await sumVitals(db, since)).map(({ samples }) => samples).sort();
    expect(await sums(VITAL.day)).toEqual([2, 2, 3]);
    expect(await sums('2026-05-29')).toEqual([1]);
    await deleteVitalsBefore(db, '2026-05-29');
    expect(await sums('2000-01-01')).toEqual([1]);
  });

  test('the last report of a name is kept', async () => {
    expect(await findReport(db, REPORT.name)).toBeUndefined();
    await saveReport(db, REPORT);
    const later = { ...REPORT, report: '{"targets":[1]}', made_at: NOW + DAY };
    await saveReport(db, later);
    expect(await findReport(db, REPORT.name)).toEqual(later);
  });

  test.each([
    ['a day that is none', { day: 'today' }],
    ['a time beyond the longest', { at_most: 60_001 }],
    ['no samples', { samples: 0 }],
  ])('a count with %s is refused', async (_, wrong) => {
    await expect(countVitals(db, [{ ...VITAL, ...wrong }])).rejects.toThrow();
    await countVitals(db, [VITAL]);
  });

  test('of two transactions at once both count', async () => {
    await Promise.all(
      [0, 1].map(() =>
        db.transaction().execute((trx) => countHit(trx, { key: 'visitor', windowStart: NOW })),
      ),
    );
    expect(await countHit(db, { key: 'visitor', windowStart: NOW })).toBe(3);
  });

  test('a transaction that fails leaves nothing', async () => {
    const failing = db.transaction().execute(async (trx) => {
      await saveClip(trx, CLIP);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await findClip(db, CLIP.id, NOW)).toBeUndefined();
  });

  test.each([
    ['an id with a slash', { id: 'pose/step' }],
    ['settings that are no object', { settings: '[]' }],
    ['settings that are no JSON', { settings: '{' }],
    ['a still that is no JSON', { still: '{' }],
    ['a moment before the start', { seconds: -1 }],
    ['a clip that is not there', { clip_id: 'clip-none' }],
    ['an end before the beginning', { expires_at: NOW - 1 }],
  ])('a pose with %s is refused', async (_, wrong) => {
    await saveClip(db, CLIP);
    await expect(savePose(db, { ...POSE, ...wrong })).rejects.toThrow();
    await savePose(db, POSE);
  });

  test.each([
    ['no title', { title: '' }],
    ['a title that a backup would cut', { title: 'a\0b' }],
    ['no length', { seconds: 0 }],
    ['a motion that is no JSON', { clip: 'frames' }],
  ])('a clip with %s is refused', async (_, wrong) => {
    await expect(saveClip(db, { ...CLIP, ...wrong })).rejects.toThrow();
    await saveClip(db, CLIP);
  });
});
