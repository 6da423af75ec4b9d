import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import unity from 'astro-unity';
import { type Browser, launchBrowser, type Page } from 'browser';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type DevServer, serveDev } from '../dev-server.ts';
import { testPage } from '../pages.ts';
import { type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

const CODE = 'Build/Web.wasm';

const PAGE = testPage(`
  <UnityPlayer build="walk" title="Walk" load="eager" width={300} height={200} />
  <UnityPlayer build="run" title="Run" load="eager" width={300} height={200} />
  <UnityPlayer build="walk" title="Waiting" load="click" width={300} height={200} />
`);

let project: Project;
let walk: string;
let server: DevServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  walk = (await writeSyntheticExport()).directory;
  const run = (await writeSyntheticExport()).directory;
  project = await writeProject({ 'src/pages/index.astro': PAGE });
  server = await serveDev(project.root, {
    integrations: [unity({ builds: { walk, run } })],
  });
  browser = await launchBrowser();
});

afterEach(() => page?.close());

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await project?.remove();
  await removeSyntheticExports();
});

const player = (title: string) => page.locator(`unity-player[aria-label=${title}]`);

const dataAddress = (title: string): Promise<string> =>
  player(title).evaluate((element: HTMLElement) => JSON.parse(element.dataset.build ?? '').parts.data.url);

/** Opens the page, waits for its players, and marks what a reload or a restart would take away. */
async function open(): Promise<string[]> {
  const warnings: string[] = [];
  page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await page.goto(server.origin);
  await Promise.all(
    ['Walk', 'Run'].map((title) => player(title).and(page.locator('[data-state=ready]')).waitFor()),
  );
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('unity-player'))
      if (element.instance) Reflect.set(element.instance, 'isMarked', true);
    Reflect.set(window, 'isMarked', true);
  });
  return warnings;
}

/** Whether a player is ready, with the instance that it had. */
const isUntouched = (title: string): Promise<boolean> =>
  player(title).evaluate((element) => {
    const { instance } = element as HTMLElement & { instance?: object };
    return instance !== undefined && 'isMarked' in instance;
  });

const isReady = (title: string) => () => player(title).and(page.locator('[data-state=ready]')).count();

it('restarts the players of a build that Unity has exported again, and nothing else', async () => {
  await open();
  const before = await dataAddress('Walk');
  await writeSyntheticExport({ dataBytes: 3000 }, walk);

  await expect.poll(() => dataAddress('Walk')).not.toBe(before);
  await expect.poll(isReady('Walk')).toBe(1);
  expect(await isUntouched('Walk')).toBe(false);
  expect(await dataAddress('Waiting')).toBe(await dataAddress('Walk'));
  expect(await player('Waiting').getAttribute('data-state')).toBe('idle');
  expect(await isUntouched('Run')).toBe(true);
  expect(await page.evaluate(() => Reflect.get(window, 'isMarked'))).toBe(true);
});

it('leaves players alone while an export is not whole, and says what is wrong', async () => {
  const warnings = await open();
  const before = await dataAddress('Walk');
  await writeSyntheticExport({ dataBytes: 4000 }, walk);
  const code = await readFile(join(walk, CODE));
  await truncate(join(walk, CODE), Math.floor(code.length / 2));
  await expect.poll(() => warnings.join()).toMatch(/"walk" stay as they are.*wasm/);
  expect(await isUntouched('Walk')).toBe(true);
  expect(await dataAddress('Walk')).toBe(before);

  await writeFile(join(walk, CODE), code);
  await expect.poll(() => dataAddress('Walk')).not.toBe(before);
  await expect.poll(isReady('Walk')).toBe(1);
  expect(await page.evaluate(() => Reflect.get(window, 'isMarked'))).toBe(true);
});

it('reloads a page that could not be shown once the export is whole', async () => {
  await open();
  const code = await readFile(join(walk, CODE));
  await rm(join(walk, CODE));
  await expect.poll(async () => (await fetch(page.url())).status, { interval: 300 }).toBe(500);
  await page.reload();
  await writeFile(join(walk, CODE), code);
  await expect.poll(isReady('Walk')).toBe(1);
});
