import axe from 'axe-core';
import { type Browser, launchBrowser, type Page } from 'browser';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { draw } from '../../src/scripts/status/range.ts';
import { sayHealth } from '../../src/scripts/status/say-health.ts';
import { sayNoReport, sayReport } from '../../src/scripts/status/say-report.ts';
import { sayVerdicts } from '../../src/scripts/status/say-verdicts.ts';
import { targetOf } from '../../targets/targets.ts';
import { type ServedSite, serveWith } from '../api/serve-with.ts';
import { startUnrulyWorker } from '../api/unruly-worker.ts';
import { exampleReport } from './example-report.ts';
import { type StartedWorker, startWorker } from './start-worker.ts';

test.each([
  [
    { value: 100, interval: { low: 50, high: 200 } },
    { at: 25, from: 12.5, to: 50 },
  ],
  [
    { value: 900, interval: { low: 390, high: 1000 } },
    { at: 100, from: 97.5, to: 100 },
  ],
  [{ value: 200 }, { at: 50 }],
])('%j is drawn at %j of an axis with its limit in the middle', (reading, drawn) => {
  expect(draw(targetOf('first-byte'), reading)).toEqual(drawn);
});

test('what has no target has no axis', () => {
  expect(draw(targetOf('full-ttfb'), { value: 1 })).toBeUndefined();
});

test.each([
  [{ version: '1.0.0', worker: { state: 'ok' } }, 'All is well', 'so does the worker service'],
  [{ version: '1.0.0', worker: { state: 'none' } }, 'All is well', 'has no worker service'],
  [{ version: '1.0.0', worker: { state: 'down', reason: 'timeout' } }, 'In part', 'does not answer in time'],
  [{ version: '1.0.0', worker: { state: 'down', reason: 'new' } }, 'In part', 'it is not well'],
  [{ version: '1.0.0', worker: { state: 'misconfigured' } }, 'In part', 'not set up'],
  [undefined, 'No answer', 'do not answer'],
])('health as %j is "%s"', (health, word, part) => {
  expect(sayHealth(health)).toEqual({ word, sentence: expect.stringContaining(part) });
});

test('a report has its day, and says when it is old', () => {
  const now = Date.parse('2026-12-01T00:00:00Z');
  expect(sayReport(exampleReport(), now)).toBe(
    'Report of 23 November 2026 on www.realmotionengine.example, release 0.2.0. Visitors’ and the host’s figures go back to 26 October 2026.',
  );
  expect(sayReport(exampleReport(), now + 14 * 86_400_000)).toContain('It is older than two weeks.');
  expect(sayNoReport(200)).not.toBe(sayNoReport(503));
});

test.each([
  [['pass', 'pass', 'pass'], 'All 3 targets are met.'],
  [['pass', 'insufficient', 'pass'], 'Of 3 targets 2 are met and 1 cannot be told yet.'],
  [['fail', 'insufficient', 'pass'], 'Of 3 targets 1 is met, 1 is missed, and 1 cannot be told yet.'],
  [['fail', 'fail', 'fail'], 'All 3 targets are missed.'],
  [['insufficient', 'insufficient', 'insufficient'], 'Of 3 targets none can be told yet.'],
] as const)('verdicts %j are, in one sentence: %s', (verdicts, sentence) => {
  expect(sayVerdicts([...verdicts, undefined])).toBe(sentence);
});

describe('/api/targets', () => {
  test('has the report that was left, and may be kept', async () => {
    await using worker = await startWorker();
    await worker.stores.reports.save(exampleReport());
    await using site = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
    const response = await site.get('/api/targets');
    expect(await response.json()).toEqual({ report: exampleReport() });
    expect(response.headers.get('cdn-cache-control')).toContain('max-age=3600');
  });

  test('without a worker there is none; of one that is down a problem', async () => {
    await using site = await serveWith({});
    const response = await site.get('/api/targets');
    expect([response.status, await response.json()]).toEqual([200, { report: null }]);
    await using worker = await startUnrulyWorker((_request, answer) => answer.writeHead(500).end());
    await using other = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
    const problem = await other.get('/api/targets');
    expect([problem.status, problem.headers.get('cache-control')]).toEqual([503, 'no-store']);
  });
});

describe('the page', () => {
  let worker: StartedWorker;
  let site: ServedSite;
  let browser: Browser;
  beforeAll(async () => {
    worker = await startWorker();
    await worker.stores.reports.save(exampleReport());
    site = await serveWith({ WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
    await worker[Symbol.asyncDispose]();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage(options);
    await page.goto(`${site.url}/status/`);
    return page;
  }
  const first = (page: Page, selector: string) =>
    page.locator(`[data-target=first-byte] ${selector}`).first();

  test('shows verdicts in words, figures with their intervals, and what is missing', async () => {
    const page = await open();
    await page.locator('target-report[data-state=shown]').waitFor();
    const verdicts = await page.locator('[data-verdict]:not([hidden])').allTextContents();
    expect(verdicts).toEqual(['Met', 'Cannot be told yet', 'Met']);
    expect(await first(page, '[data-value]').textContent()).toBe('145 ms');
    expect(await first(page, '[data-details]').textContent()).toBe(
      '95 % interval 130 to 165 ms · n = 12,040 · Europe, North America, Asia',
    );
    const bar = first(page, '[data-interval]');
    expect([await bar.getAttribute('x1'), await bar.getAttribute('x2')]).toEqual(['32.5%', '41.25%']);
    expect(await page.locator('[data-target=server-errors] [data-missing]').textContent()).toContain(
      'No figure of Vercel’s count of function calls: ',
    );
    await expect.poll(() => page.locator('api-health b').textContent()).toBe('All is well');
    const status = await page.locator('target-report [role=status]').textContent();
    expect(status).toMatch(/^Of 3 targets 2 are met and 1 cannot be told yet\. .*release 0\.2\.0\./);
  });

  test.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('axe finds nothing at %i pixels, %s, and nothing sticks out', async (width, colorScheme) => {
    const page = await open({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await page.locator('target-report[data-state=shown]').waitFor();
    await page.evaluate(axe.source);
    const found = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test('says so when the report cannot be had', async () => {
    const page = await browser.newPage();
    await page.route('**/api/*', (route) => route.fulfill({ status: 503, body: '<h1>Sorry</h1>' }));
    await page.goto(`${site.url}/status/`);
    const status = page.locator('target-report [role=status]');
    await expect.poll(() => status.textContent()).toBe(sayNoReport(503));
    await expect.poll(() => page.locator('api-health b').textContent()).toBe('No answer');
    expect(await page.locator('[data-verdict]:not([hidden])').count()).toBe(0);
    expect(await first(page, '[data-details]').textContent()).toBe('no figure');
  });

  test('without scripts has the targets, the costs, and where the report is', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.getByRole('link', { name: '/api/targets' }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toHaveLength(4);
    expect(await page.getByRole('row').count()).toBe(4);
  });

  test('is found: in the footer, the sitemap and llms.txt', async () => {
    for (const path of ['/', '/sitemap-0.xml', '/llms.txt'])
      expect(await (await site.get(path)).text(), path).toContain('/status/');
  });
});
