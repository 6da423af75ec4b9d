import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, launchBrowser, type Page } from 'browser';
import { type BuildOutputServer, serveBuildOutput } from 'build-output-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildOutput } from '../../scripts/built-site.ts';
import { type EnvelopeReceiver, receiveEnvelopes } from './envelope-receiver.ts';

const project = join(import.meta.dirname, 'fixtures/site');
const astro = join(import.meta.dirname, '../../node_modules/astro/bin/astro.mjs');

let sentry: EnvelopeReceiver;
let server: BuildOutputServer;
let browser: Browser;

beforeAll(async () => {
  sentry = await receiveEnvelopes();
  const env = { ...process.env, PUBLIC_SENTRY_DSN: sentry.dsn, DEPLOY_ENVIRONMENT: '' };
  await promisify(execFile)(process.execPath, [astro, 'build'], { cwd: project, env });
  server = await serveBuildOutput({ directory: join(project, '.vercel/output') });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await sentry?.[Symbol.asyncDispose]();
});
beforeEach(() => {
  sentry.events.length = 0;
  sentry.raw.length = 0;
});

/** What is sent must not say who it is about. */
const PRIVATE = /ada@example|#time|sessionid|secret|Mozilla/;

describe('a page', () => {
  let page: Page;
  let scripts: string[];
  let complaints: string[];

  beforeEach(async () => {
    scripts = [];
    complaints = [];
    const context = await browser.newContext();
    await context.addCookies([{ name: 'sessionid', value: 'secret', url: server.url }]);
    page = await context.newPage();
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${server.url}/?visitor=secret#time=1&pose=secret`);
    await page.waitForLoadState('networkidle');
  });

  const loaded = () => scripts.filter((path) => path.includes('browser-reporter')).length;

  test('loads Sentry with the first input, and not before', async () => {
    expect(loaded()).toBe(0);
    await page.getByText('Text').click();
    await expect.poll(loaded).toBe(1);
    await page.getByText('Text').click();
    expect(loaded()).toBe(1);
    expect(sentry.raw).toEqual([]);
  });

  test('reports an error that came first, without what says who it is about', async () => {
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-fail]')?.click());
    await expect.poll(() => sentry.events.length).toBe(1);
    expect(sentry.events[0]).toMatchObject({
      platform: 'javascript',
      release: expect.stringMatching(/^realmotionengine@1\.2\.3\+([0-9a-f]{12}|unknown)$/),
      environment: 'production',
      request: { url: `${server.url}/` },
      exception: {
        values: [
          {
            type: 'TypeError',
            value: `The pose of [e-mail] at ${server.url}/ cannot be shown.`,
            mechanism: { type: 'page', handled: false },
            stacktrace: { frames: expect.arrayContaining([expect.objectContaining({ lineno: 1 })]) },
          },
        ],
      },
    });
    expect(sentry.raw.join()).not.toMatch(PRIVATE);
    expect(sentry.raw.join()).toContain('"infer_ip":"never"');
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
  });

  test('reports a broken promise, with its cause', async () => {
    await page.getByRole('button', { name: 'Reject' }).click();
    await expect.poll(() => sentry.events.length).toBe(1);
    const values = sentry.events[0]?.exception?.values?.map(({ value }) => value);
    expect(values?.toSorted()).toEqual(['A promise was broken.', 'Nobody kept it.']);
  });

  test('reports a player that fails', async () => {
    await page.evaluate(() => {
      const detail = new Error('The player cannot be started.');
      document.body.dispatchEvent(new CustomEvent('unity-error', { detail, bubbles: true }));
    });
    await expect
      .poll(() => sentry.events[0]?.exception?.values?.[0]?.value)
      .toBe('The player cannot be started.');
  });

  test('that fails in a loop stops reporting', async () => {
    await page.evaluate(() => {
      for (let n = 0; n < 40; n += 1)
        dispatchEvent(new ErrorEvent('error', { error: new Error(`No. ${n}`) }));
    });
    await expect.poll(() => sentry.events.length).toBe(10);
    const values = sentry.events.map(({ exception }) => exception?.values?.[0]?.value);
    expect(values.toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => `No. ${n}`));
  });
});

test('a function reports its first error', async () => {
  const response = await fetch(`${server.url}/api/ada@example.org?token=secret`, {
    headers: { cookie: 'sessionid=secret', authorization: 'Bearer secret', 'user-agent': 'Mozilla' },
  });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ title: 'Internal Server Error' });
  await expect.poll(() => sentry.events.length).toBe(1);
  expect(sentry.events[0]).toMatchObject({
    platform: 'node',
    transaction: 'GET /api/[name]',
    release: expect.stringContaining('realmotionengine@1.2.3'),
    environment: 'production',
    exception: {
      values: [
        { type: 'Error', value: 'Its cause.' },
        { type: 'RangeError', value: '"[e-mail]" is out of range for [e-mail].' },
      ],
    },
  });
  expect(sentry.events[0]).not.toHaveProperty('request');
  expect(sentry.raw.join()).not.toMatch(PRIVATE);
});

test('pages may send to Sentry, and nowhere else', async () => {
  const policy = (await fetch(server.url)).headers.get('content-security-policy');
  expect(policy).toContain(`connect-src 'self' data: blob: ${new URL(sentry.dsn).origin};`);
});

describe('without a DSN', () => {
  const filesWithSentry = (cwd: string): string[] =>
    globSync('**/*.{js,mjs}', { cwd }).filter((file) =>
      /x-sentry|sentry_version|__SENTRY|browser-reporter/i.test(readFileSync(join(cwd, file), 'utf8')),
    );

  test.each(['static/_astro', 'functions'])('there is no byte of Sentry in %s', (folder) => {
    expect(filesWithSentry(join(buildOutput, folder))).toEqual([]);
  });

  test.each(['static/_astro', 'functions'])('it would be found in %s', (folder) => {
    expect(filesWithSentry(join(project, '.vercel/output', folder))).not.toEqual([]);
  });
});
