import { execFile } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, launchBrowser, type Page } from 'browser';
import { type BuildOutputServer, serveBuildOutput } from 'build-output-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildOutput } from '../../scripts/built-site.ts';

/** A page that has the browser's side of the API, and functions of the site. */
const project = join(import.meta.dirname, 'fixtures/client');
const astro = join(import.meta.dirname, '../../node_modules/astro/bin/astro.mjs');
const secrets = {
  WORKER_API_URL: `https://worker-${crypto.randomUUID()}.example`,
  WORKER_API_TOKEN: `token-${crypto.randomUUID()}`,
  FLAGS_URL: `https://flags-${crypto.randomUUID()}.example`,
  API_URL: `https://api-${crypto.randomUUID()}.example`,
};
const HOUR = 3_600_000;

let server: BuildOutputServer;
let browser: Browser;

beforeAll(async () => {
  const env = { ...process.env, ...secrets };
  await promisify(execFile)(process.execPath, [astro, 'build'], { cwd: project, env });
  server = await serveBuildOutput({ directory: join(project, '.vercel/output') });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function filesWith(text: string, directory: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of glob('**', { cwd: directory, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    if ((await readFile(file)).includes(text)) found.push(file.slice(directory.length));
  }
  return found;
}

describe('secrets', () => {
  test.each(Object.entries(secrets))(
    '%s, set while building, is in no file of the build',
    async (_name, secret) => {
      expect(await filesWith(secret, join(project, '.vercel/output'))).toEqual([]);
    },
  );

  test('what is public is in the build, and would be found', async () => {
    expect(await filesWith('saved-poses', join(project, '.vercel/output/static'))).not.toEqual([]);
  });

  test.each(Object.keys(secrets))('the browser does not even know the name %s', async (name) => {
    expect(await filesWith(name, join(buildOutput, 'static/_astro'))).toEqual([]);
    expect(await filesWith(name, join(project, '.vercel/output/static'))).toEqual([]);
    expect(await filesWith(name, join(buildOutput, 'functions'))).not.toEqual([]);
  });
});

describe('in the browser', () => {
  let context: BrowserContext;
  let page: Page;
  /** Paths that were asked, of the API and its configuration. */
  let asked: string[];
  /** What `/api/flags` says of the flag; `undefined` is an error. */
  let remote: boolean | undefined;
  let age: number;
  /** What `/config.json` says; `undefined` is an error. */
  let config: unknown;

  beforeEach(async () => {
    asked = [];
    remote = true;
    age = 0;
    config = { apiUrl: '/api' };
    context = await browser.newContext();
    await context.clock.install({ time: '2026-11-23T12:00:00Z' });
    await context.route(/\/config\.json$/, (route) => {
      asked.push(new URL(route.request().url()).pathname);
      return config === undefined ? route.fulfill({ status: 500 }) : route.fulfill({ json: config });
    });
    await context.route(/\/flags$/, (route) => {
      asked.push(new URL(route.request().url()).pathname);
      const flags = { version: 1, flags: { 'saved-poses': { default: remote } } };
      return remote === undefined ? route.fulfill({ status: 503 }) : route.fulfill({ json: { flags, age } });
    });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const open = () => page.goto(server.url);
  const isOn = () => page.evaluate("isOn('saved-poses')");
  const fetches = () => asked.filter((path) => path.endsWith('/flags')).length;
  const isStored = () => page.evaluate("localStorage.getItem('flags')");

  test('flags are fetched once an hour, whatever pages are opened; then the old ones hold meanwhile', async () => {
    remote = false;
    await open();
    await expect.poll(isOn).toBe(false);
    await open();
    expect(await isOn()).toBe(false);
    await context.clock.fastForward(HOUR - 60_000);
    expect(await isOn()).toBe(false);
    expect(fetches()).toBe(1);

    remote = true;
    await context.clock.fastForward(60_000);
    expect(await isOn()).toBe(false);
    await expect.poll(isOn).toBe(true);
    expect(fetches()).toBe(2);
  });

  test('an hour counts from when the server fetched them', async () => {
    remote = false;
    age = 3000;
    await open();
    await expect.poll(isOn).toBe(false);
    await context.clock.fastForward(HOUR - 3_000_000);
    await isOn();
    await expect.poll(fetches).toBe(2);
  });

  test('where they cannot be fetched, what is built in holds', async () => {
    remote = undefined;
    await open();
    await expect.poll(fetches).toBe(1);
    expect(await isOn()).toBe(true);
    expect(await isStored()).toBeNull();
  });

  test('what is stored and is no document of flags is passed over', async () => {
    remote = false;
    await context.addInitScript('localStorage.setItem(\'flags\', \'{"document":{"flags":1}}\')');
    await open();
    expect(await isOn()).toBeTypeOf('boolean');
    await expect.poll(isOn).toBe(false);
  });

  test.each([
    ['where /config.json says', { apiUrl: '/v2/' }, '/v2/flags'],
    ['where it was built to be, if /config.json fails', undefined, '/api/flags'],
    [
      'where it was built to be, if /config.json says what cannot be',
      { apiUrl: 'javascript:1' },
      '/api/flags',
    ],
  ])('the API is asked %s', async (_what, answer, path) => {
    config = answer;
    await open();
    await expect.poll(() => asked).toEqual(['/config.json', path]);
  });

  test('a pose is saved with the visitor’s id, and found', async () => {
    const bodies: unknown[] = [];
    const visitors: (string | undefined)[] = [];
    await context.route(/\/api\/poses/, (route) => {
      const request = route.request();
      if (request.method() === 'GET') return route.fulfill({ json: { settings: {}, seconds: 2 } });
      bodies.push(request.postDataJSON());
      visitors.push(request.headers()['visitor-id']);
      return route.fulfill({ status: 201, json: { id: 'AAAAAAAAAAAA' } });
    });
    await open();
    const saved = await page.evaluate('savePose({ settings: {}, seconds: 2 })');
    await open();
    await page.evaluate('savePose({ settings: {}, seconds: 2 })');
    expect(saved).toBe('AAAAAAAAAAAA');
    expect(bodies).toEqual(Array(2).fill({ settings: {}, seconds: 2 }));
    expect(visitors[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(visitors[1]).toBe(visitors[0]);
    expect(await page.evaluate("loadPose('AAAAAAAAAAAA')")).toEqual({ settings: {}, seconds: 2 });
  });

  test('an error carries what the function says to the visitor', async () => {
    await open();
    // The function itself: its worker is none that can be reached from here.
    const message = page.evaluate('savePose({ settings: {}, seconds: -1 }).catch((error) => error.message)');
    expect(await message).toContain('#/seconds');
  });
});
