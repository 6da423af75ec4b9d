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
import { databaseStores, memoryStores, type Stores } from '../../worker/stores.ts';
import { DAYS_KEPT } from '../../worker/vital-store.ts';
import { exampleReport } from './example-report.ts';
import { startWorker } from './start-worker.ts';

let folder: string;
let db: Kysely<Tables>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitals-'));
  const url = `file:${join(folder, 'site.db')}`;
  const connection = await connect(readDatabaseAddress(url));
  await migrateUp(connection, migrations, { backupFolder: folder });
  await connection.close();
  db = openDatabase(url);
});
afterAll(async () => {
  await db?.destroy();
  await rm(folder, { recursive: true, force: true });
});

const NOW = Date.parse('2026-11-23T23:59:00Z');
const DAY = 86_400_000;
const vital = { firstByte: 87, ttfb: 310, continent: 'EU' };

describe.each<[string, () => Stores]>([
  ['memory', memoryStores],
  ['the database', () => databaseStores(db)],
])('in %s', (_where, create) => {
  test('page views are counted in steps by day, and forgotten in time', async () => {
    const { vitals } = create();
    await vitals.add(vital, NOW);
    await vitals.add({ ...vital, firstByte: 86 }, NOW + DAY);
    await vitals.add({ ...vital, continent: 'AS' }, NOW + DAY);
    const counts = await vitals.since('2026-11-23');
    expect(counts).toHaveLength(4);
    expect(counts).toContainEqual({ indicator: 'first-byte', continent: 'EU', atMost: 90, samples: 2 });
    expect(counts).toContainEqual({ indicator: 'full-ttfb', continent: 'EU', atMost: 310, samples: 2 });
    expect(counts).toContainEqual({ indicator: 'first-byte', continent: 'AS', atMost: 90, samples: 1 });
    expect(await vitals.since('2026-11-25')).toEqual([]);

    await vitals.add(vital, NOW + (DAYS_KEPT + 1) * DAY);
    const left = await vitals.since('2026-01-01');
    expect(
      left.filter(({ indicator, continent }) => indicator === 'first-byte' && continent === 'EU'),
    ).toEqual([{ indicator: 'first-byte', continent: 'EU', atMost: 90, samples: 2 }]);
  });

  test('the last report is kept', async () => {
    const { reports } = create();
    await reports.save(exampleReport());
    const later = { ...exampleReport(), madeAt: '2026-11-30T05:00:00.000Z' };
    await reports.save(later);
    expect(await reports.find()).toEqual(later);
  });
});

describe('the service', () => {
  test('lets the job read counts and leave a report, and nobody else', async () => {
    await using worker = await startWorker();
    const { ask, token, reportToken } = worker;
    expect((await ask('POST /vitals', token, vital)).status).toBe(202);
    expect((await ask('POST /vitals', reportToken, vital)).status).toBe(401);
    expect((await ask('GET /vitals?since=2026-01-01', token)).status).toBe(401);
    const counts = await ask('GET /vitals?since=2026-01-01', reportToken);
    expect(await counts.json()).toMatchObject({ since: '2026-01-01', counts: expect.any(Array) });

    expect((await ask('GET /reports/targets', token)).status).toBe(404);
    expect((await ask('PUT /reports/targets', token, exampleReport())).status).toBe(401);
    expect((await ask('PUT /reports/targets', reportToken, exampleReport())).status).toBe(200);
    expect(await (await ask('GET /reports/targets', token)).json()).toEqual(exampleReport());
  });

  test.each<[string, unknown, number]>([
    ['POST /vitals', { ...vital, firstByte: -1 }, 422],
    ['POST /vitals', { ...vital, address: '192.0.2.1' }, 422],
    ['PUT /reports/targets', { ...exampleReport(), version: 2 }, 422],
    ['PUT /reports/other', exampleReport(), 404],
    ['GET /vitals?since=yesterday', undefined, 422],
    ['GET /vitals', undefined, 422],
  ])('%s with %j is answered %i', async (route, body, status) => {
    await using worker = await startWorker();
    const token = route.startsWith('POST') ? worker.token : worker.reportToken;
    expect((await worker.ask(route, token, body)).status).toBe(status);
  });

  test('without a token for the job, its addresses are closed', async () => {
    await using worker = await startWorker({ reportToken: undefined });
    expect((await worker.ask('GET /vitals?since=2026-01-01', '')).status).toBe(401);
    expect((await worker.ask('GET /vitals?since=2026-01-01', worker.token)).status).toBe(401);
  });
});
