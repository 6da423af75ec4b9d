import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, launchBrowser } from 'browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOutput } from '../../scripts/built-site.ts';
import { continentOf } from '../../src/server/http/continent.ts';
import { timing } from '../../src/server/schemas/vital.ts';
import { asksForLess, timingOf } from '../../src/vitals/timing.ts';
import { type ServedSite, serveWith } from '../api/serve-with.ts';
import { MISBEHAVIOUR, startUnrulyWorker } from '../api/unruly-worker.ts';
import { type StartedWorker, startWorker } from './start-worker.ts';

const navigation = { requestStart: 40, responseStart: 160.4, transferSize: 9000, workerStart: 0 };

test.each<[string, Partial<typeof navigation & { activationStart: number }>, unknown]>([
  ['from the network', {}, { firstByte: 120, ttfb: 160 }],
  ['looked up again, and unchanged', { transferSize: 300 }, { firstByte: 120, ttfb: 160 }],
  ['out of a cache', { transferSize: 0 }, undefined],
  ['from a service worker', { workerStart: 5 }, undefined],
  ['prerendered', { activationStart: 900 }, undefined],
  ['whose times the browser keeps to itself', { requestStart: 0, responseStart: 0 }, undefined],
])('a page %s', (_what, more, expected) => {
  expect(timingOf({ ...navigation, ...more })).toEqual(expected);
});

test.each([
  [{ doNotTrack: null }, false],
  [{ doNotTrack: '0', globalPrivacyControl: false, connection: { saveData: false } }, false],
  [{ doNotTrack: '1' }, true],
  [{ globalPrivacyControl: true }, true],
  [{ connection: { saveData: true } }, true],
])('a browser that says %j asks for less: %s', (wishes, less) => {
  expect(asksForLess(wishes)).toBe(less);
});

test.each([
  [{ 'x-vercel-ip-continent': 'EU' }, 'EU'],
  [{ 'cf-ipcontinent': 'AS' }, 'AS'],
  [{ 'x-vercel-ip-continent': '<script>' }, 'ZZ'],
  [{}, 'ZZ'],
])('with the headers %j a request is from %s', (headers, continent) => {
  expect(continentOf({ headers: new Headers(headers) })).toBe(continent);
});

test.each([
  [{ firstByte: 0, ttfb: 0 }, true],
  [{ firstByte: 60_000, ttfb: 60_000 }, true],
  [{ firstByte: 10, ttfb: 5 }, false],
  [{ firstByte: 10, ttfb: 60_001 }, false],
  [{ firstByte: 10, ttfb: 20, path: '/demo/' }, false],
])('%j as a timing: %s', (value, isGood) => {
  expect(timing.safeParse(value).success).toBe(isGood);
});

describe('/api/vitals', () => {
  let worker: StartedWorker;
  let site: ServedSite;
  beforeAll(async () => {
    worker = await startWorker();
    site = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    await worker[Symbol.asyncDispose]();
  });
  const counts = () => worker.stores.vitals.since('2026-01-01');

  test('counts a page view by where it is from, and by nothing else', async () => {
    const headers = { 'x-vercel-ip-continent': 'OC', 'x-forwarded-for': '192.0.2.1' };
    const response = await site.post('/api/vitals', { firstByte: 81, ttfb: 199 }, headers);
    expect([response.status, await response.text()]).toEqual([202, '']);
    expect(await counts()).toEqual([
      { indicator: 'first-byte', continent: 'OC', atMost: 85, samples: 1 },
      { indicator: 'full-ttfb', continent: 'OC', atMost: 200, samples: 1 },
    ]);
  });

  test.each<[string, unknown, Record<string, string>, number]>([
    ['more than the two times', { firstByte: 1, ttfb: 2, visitor: 'me' }, {}, 422],
    ['a long body', ' '.repeat(201), {}, 413],
    ['another site’s page', { firstByte: 1, ttfb: 2 }, { 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s is refused', async (_what, body, headers, status) => {
    const before = await counts();
    expect((await site.post('/api/vitals', body, headers)).status).toBe(status);
    expect(await counts()).toEqual(before);
  });

  test('nobody may fill the counts', async () => {
    let refused = 0;
    for (let n = 0; n < 70 && refused === 0; n += 1) {
      const { status } = await site.post('/api/vitals', { firstByte: 1, ttfb: 2 });
      if (status === 429) refused = n;
    }
    expect(refused).toBeGreaterThan(40);
  });
});

test.each(['failing', 'redirecting', 'talking HTML'] as const)(
  'a worker that is %s is nothing that a visitor hears of',
  async (name) => {
    await using worker = await startUnrulyWorker(MISBEHAVIOUR[name]);
    await using site = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
    expect((await site.post('/api/vitals', { firstByte: 1, ttfb: 2 })).status).toBe(202);
    expect(worker.asked).toEqual(['POST /vitals']);
  },
);

test('a deployment without a worker takes page views, and counts none', async () => {
  await using site = await serveWith({});
  expect((await site.post('/api/vitals', { firstByte: 1, ttfb: 2 })).status).toBe(202);
});

test('costs a page less than a kilobyte', async () => {
  const scripts = join(buildOutput, 'static/_astro');
  const sizes: number[] = [];
  for (const name of await readdir(scripts)) {
    const body = name.endsWith('.js') ? await readFile(join(scripts, name)) : Buffer.alloc(0);
    if (body.includes('/api/vitals')) sizes.push(brotliCompressSync(body).length);
  }
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeLessThan(1000);
});

describe('a page in the browser', () => {
  const PRODUCTION = 'https://realmotionengine.example';
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    browser = await launchBrowser();
    site = await serveWith({});
  });
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  /** Opens a page, and waits until all that it does at its start is done, and it has told as often as it is to. @returns what it told. */
  async function open(address: string, { script = '', times = 0 } = {}): Promise<unknown[]> {
    const context = await browser.newContext();
    const told: unknown[] = [];
    // Chance decides who is asked: here everybody, unless a test says otherwise.
    await context.addInitScript(`Math.random = () => 0; ${script}`);
    await context.addInitScript(() => {
      // Of an answer that comes from a route, browsers say at times that it was asked for at 0.
      Object.defineProperty(PerformanceResourceTiming.prototype, 'requestStart', { get: () => 0.1 });
      addEventListener('load', () => setTimeout(() => setTimeout(() => document.body.append('told'))));
    });
    await context.route(`${PRODUCTION}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: site.url + pathname }) });
    });
    await context.route('**/api/vitals', async (route) => {
      told.push(route.request().postDataJSON());
      await route.fulfill({ status: 202 });
    });
    const page = await context.newPage();
    await page.goto(address);
    await expect.poll(() => page.evaluate('document.body.lastChild.textContent')).toBe('told');
    // The network may be idle before a browser sends what a page has left to it.
    await expect.poll(() => told.length).toBeGreaterThanOrEqual(times);
    await page.waitForLoadState('networkidle');
    const stored = await page.evaluate(() => [document.cookie, localStorage.length]);
    expect(stored).toEqual(['', 0]);
    await context.close();
    return told;
  }

  test.each(['/', '/docs/'])('%s tells two times, once, and leaves nothing behind', async (path) => {
    const told = await open(PRODUCTION + path, { times: 1 });
    expect(told).toHaveLength(1);
    expect(timing.parse(told[0])).toEqual(told[0]);
  });

  test.each([
    ['Do Not Track', "Object.defineProperty(navigator, 'doNotTrack', { value: '1' })"],
    ['Global Privacy Control', "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })"],
    ['Save-Data', "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"],
    ['chance', 'Math.random = () => 0.5'],
  ])('%s keeps it from telling', async (_what, script) => {
    expect(await open(`${PRODUCTION}/`, { script })).toEqual([]);
  });

  test('at another address than production’s it tells nothing', async () => {
    expect(await open(`${site.url}/`)).toEqual([]);
  });
});
