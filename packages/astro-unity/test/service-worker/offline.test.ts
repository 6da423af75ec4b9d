import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import unity, { type UnityOptions } from 'astro-unity';
import { type Browser, type BrowserContext, launchBrowser, type Page } from 'browser';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { OfflineStatus } from '../../src/client/offline/index.ts';
import { OFFLINE_CACHE, type OfflineManifest } from '../../src/service-worker/offline-manifest.ts';
import { servePlainly } from '../plain-server.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

const demo = (name: string): string => `---
import { UnityPlayer } from 'astro-unity/components';
import '../demo.css';
---
<html lang="en"><head><title>Demo</title><link rel="icon" href="/icon.svg" /></head><body>
  <h1>Demo</h1><UnityPlayer build="${name}" title="A game" load="eager" />
  <script>
    import * as offline from 'astro-unity/offline';
    Object.assign(window, { offline });
  </script>
</body></html>
`;

const FILES = {
  'src/pages/index.astro':
    '<html lang="en"><head><title>Home</title></head><body><a href="/demo/">Demo</a></body></html>\n',
  'src/pages/demo.astro': demo('plain'),
  'src/pages/threads.astro': demo('threads'),
  'src/demo.css': "h1 { color: rgb(1, 2, 3); background: url('/picture.svg'); }\n",
  'public/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'public/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'public/unused.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'public/own-worker.js': "addEventListener('fetch', () => {});\n",
  'public/importing-worker.js': "addEventListener('fetch', () => {});\nimportScripts('/unity-offline.js');\n",
};

let builds: Record<string, string>;
let browser: Browser;
let context: BrowserContext | undefined;
let project: Project;
let output: string;
let server: { url: string; close(): Promise<void> };

beforeAll(async () => {
  const [plain, threads] = await Promise.all([
    writeSyntheticExport({ streamingAssets: { 'level.json': '{}' } }),
    writeSyntheticExport({ threads: true }),
  ]);
  builds = { plain: plain.directory, threads: threads.directory };
  browser = await launchBrowser();
  project = await writeProject(FILES);
  output = join(project.root, 'dist');
  await deploy({ offline: true });
});

afterEach(async () => {
  await context?.close();
  context = undefined;
  await server?.close();
});

afterAll(async () => {
  await browser?.close();
  await project?.remove();
  await removeSyntheticExports();
});

async function deploy(options: Partial<UnityOptions>): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await build({ ...baseConfig(project.root), integrations: [unity({ builds, host: 'none', ...options })] });
}

async function open(path: string): Promise<Page> {
  server = await servePlainly(output);
  context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.url + path);
  await ready(page);
  return page;
}

const ready = (page: Page) => page.locator('unity-player[data-state=ready]').waitFor();

/** Calls the API, and tells what it returned or the code of its error. */
function call(page: Page, name: string): Promise<unknown> {
  return page.evaluate(async (method) => {
    const progress: { loaded: number; total: number }[] = [];
    const onProgress = (step: { loaded: number; total: number }): unknown => progress.push(step);
    try {
      const api: Record<string, (options: object) => unknown> = Reflect.get(window, 'offline');
      const result = await api[method]?.({ onProgress });
      return result ?? progress.at(-1) ?? 'done';
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : String(error);
    }
  }, name);
}

const status = async (page: Page): Promise<string> =>
  ((await call(page, 'offlineStatus')) as OfflineStatus).state;

const cached = (page: Page) =>
  page.evaluate(async (name) => {
    const cache = await caches.open(name);
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  }, OFFLINE_CACHE);

async function readManifest(): Promise<OfflineManifest> {
  const manifest: OfflineManifest = JSON.parse(await readFile(join(output, 'unity-offline.json'), 'utf8'));
  return manifest;
}

it('lists what the pages with players need, and nothing else', async () => {
  const urls = (await readManifest()).files.map(({ url }) => url);
  expect(urls).toEqual(expect.arrayContaining(['/demo/', '/threads/', '/icon.svg', '/picture.svg']));
  for (const kind of [/\.wasm\.gz$/, /\.data\.gz$/, /\.loader\.js$/, /\.worker\.js\.gz$/, /level\.json$/]) {
    expect(urls).toContainEqual(expect.stringMatching(kind));
  }
  expect(urls).not.toContain('/');
  expect(urls).not.toContain('/unused.svg');
});

it.each(['/demo/', '/threads/'])('%s starts without a server once it is kept', async (path) => {
  const page = await open(path);
  const before = (await call(page, 'offlineStatus')) as OfflineStatus;
  expect(before.state).toBe('none');
  expect(before.downloadBytes).toBeGreaterThan(0);
  const { storedBytes: total } = before;
  expect(await call(page, 'makeAvailableOffline')).toEqual({ loaded: total, total });
  expect(await call(page, 'offlineStatus')).toEqual({ state: 'ready', downloadBytes: 0, storedBytes: 0 });
  await server.close();
  for (const visit of [page, await page.context().newPage()]) {
    await visit.goto(`${server.url}${path}?visit`);
    await ready(visit);
    expect(await visit.locator('h1').evaluate((heading) => getComputedStyle(heading).color)).toBe(
      'rgb(1, 2, 3)',
    );
  }
  expect(await status(page)).toBe('ready');
});

it('a new deployment costs what has changed; what it replaces goes when no player runs', async () => {
  const page = await open('/demo/');
  await call(page, 'makeAvailableOffline');
  const manifest = await readManifest();
  const gone = '/_astro/gone.0123.js';
  const files = manifest.files.map((file) =>
    file.url === '/icon.svg' ? { ...file, revision: 'new' } : file,
  );
  await page.evaluate(
    async ([name, url]) => (await caches.open(name)).put(url, new Response('of an earlier deployment')),
    [OFFLINE_CACHE, gone] as const,
  );
  const file = join(output, 'unity-offline.json');
  await writeFile(file, JSON.stringify({ version: 'new', files }));
  try {
    const { bytes = 0 } = files.find(({ url }) => url === '/icon.svg') ?? {};
    expect(await call(page, 'offlineStatus')).toMatchObject({ state: 'outdated', downloadBytes: bytes });
    await call(page, 'makeAvailableOffline');
    expect(await cached(page), 'a player runs').toContain(gone);
    await page.evaluate(() => document.querySelector('unity-player')?.dispose());
    await call(page, 'makeAvailableOffline');
    expect(await cached(page)).not.toContain(gone);
    expect(await status(page)).toBe('ready');
  } finally {
    await writeFile(file, JSON.stringify(manifest));
  }
});

it('says what is short before anything is downloaded', async () => {
  const page = await open('/demo/');
  await page.evaluate(() => {
    navigator.storage.estimate = async () => ({ quota: 1000, usage: 900 });
  });
  expect(await call(page, 'makeAvailableOffline')).toBe('storage');
  expect(await cached(page)).toEqual([]);
});

it('works through a worker of the site that imports it, and replaces none', async () => {
  const page = await open('/demo/');
  const register = (script: string) =>
    page.evaluate(async (file) => {
      await navigator.serviceWorker.register(file);
      await navigator.serviceWorker.ready;
    }, script);
  await register('/own-worker.js');
  expect(await call(page, 'makeAvailableOffline')).toBe('worker');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).unregister());
  await page.reload();
  await register('/importing-worker.js');
  await call(page, 'makeAvailableOffline');
  await server.close();
  await page.goto(`${server.url}/demo/`);
  await ready(page);
});

it('is removed by the visitor, by the option, and by its absence', async () => {
  const page = await open('/demo/');
  const left = () =>
    page.evaluate(async (name) => {
      const registrations = await navigator.serviceWorker.getRegistrations();
      const cache = (await caches.has(name)) ? await (await caches.open(name)).keys() : [];
      return [registrations.length, cache.length];
    }, OFFLINE_CACHE);
  await call(page, 'makeAvailableOffline');
  expect(await left()).toEqual([1, expect.any(Number)]);
  await call(page, 'removeOffline');
  expect(await left()).toEqual([0, 0]);

  for (const offline of [false, undefined]) {
    await deploy({ offline: true });
    await page.goto(`${server.url}/demo/`);
    await call(page, 'makeAvailableOffline');
    await deploy({ offline });
    const leftAfterVisit = async () => {
      await page.goto(`${server.url}/demo/`);
      await page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistration())?.update().catch(() => {}),
      );
      return left();
    };
    await expect.poll(leftAfterVisit, { interval: 500 }).toEqual([0, 0]);
  }
});
