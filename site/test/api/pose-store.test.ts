import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../db/connection/connect.ts';
import { readDatabaseAddress } from '../../db/connection/database-address.ts';
import { migrateUp } from '../../db/migrate/migrate-up.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase } from '../../db/open-database.ts';
import type { Tables } from '../../db/tables.ts';
import type { Pose } from '../../src/server/schemas/pose.ts';
import { createDatabasePoseStore } from '../../worker/database-pose-store.ts';
import { createMemoryPoseStore } from '../../worker/memory-pose-store.ts';
import type { PoseStore } from '../../worker/pose-store.ts';
import { largestPose, stillOf } from './largest-pose.ts';

let folder: string;
let url: string;
let db: Kysely<Tables>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poses-'));
  url = `file:${join(folder, 'site.db')}`;
  const connection = await connect(readDatabaseAddress(url));
  await migrateUp(connection, migrations, { backupFolder: folder });
  await connection.close();
  db = openDatabase(url);
});
afterAll(async () => {
  await db?.destroy();
  await rm(folder, { recursive: true, force: true });
});

const pose: Pose = { settings: { clip: 'run', camera: 'side' }, seconds: 0.52 };

describe.each<[string, () => PoseStore]>([
  ['memory', () => createMemoryPoseStore()],
  ['the database', () => createDatabasePoseStore(db)],
])('a store in %s', (_where, create) => {
  test.each<[string, Pose]>([
    ['by its settings', pose],
    ['as a still', { settings: {}, seconds: 0, still: stillOf(9000) }],
    ['as large as the schema lets it be', largestPose],
  ])('keeps a pose %s', async (_what, value) => {
    const store = create();
    expect(await store.find(await store.save(value))).toEqual(value);
  });

  test('gives the same pose the same id, also when it is saved twice at once; another one another', async () => {
    const store = create();
    const swapped = { ...pose, settings: { camera: 'side', clip: 'run' } };
    const ids = await Promise.all([store.save(pose), store.save(pose), store.save(swapped)]);
    expect(new Set(ids).size).toBe(1);
    expect(await store.save({ ...pose, seconds: 0.53 })).not.toBe(ids[0]);
  });

  test('has nothing under an id that it did not give', async () => {
    expect(await create().find('AAAAAAAAAAAA')).toBeUndefined();
  });
});

test('in the database, poses outlive the service', async () => {
  const id = await createDatabasePoseStore(db).save(pose);
  const later = openDatabase(url);
  expect(await createDatabasePoseStore(later).find(id)).toEqual(pose);
  await later.destroy();
});

test('memory keeps the latest', async () => {
  const store = createMemoryPoseStore(2);
  const ids = [];
  for (const seconds of [1, 2, 3]) ids.push(await store.save({ settings: {}, seconds }));
  const kept = await Promise.all(ids.map((id) => store.find(id)));
  expect(kept.map((found) => found?.seconds)).toEqual([undefined, 2, 3]);
});
