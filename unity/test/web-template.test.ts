import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, launchBrowser } from 'browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExport } from '../../packages/astro-unity/src/export/read-export.ts';
import { serve } from '../reference-player/test/serve.ts';
import { fillTemplate, hashedName } from './fill-template.ts';

const PROJECT = join(import.meta.dirname, '..');
const TEMPLATE = join(PROJECT, 'Assets/WebGLTemplates/PoseDemo/index.html');

/** The page of the template around the parts of the reference player, named as Unity would name an export's. */
const folder = mkdtempSync(join(tmpdir(), 'unity-template-'));
let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const build = join(PROJECT, 'reference-player/build.ts');
  await promisify(execFile)(process.execPath, [build, '--compression', 'brotli', '--out', folder]);
  const parts = join(folder, 'Build');
  for (const name of readdirSync(parts)) renameSync(join(parts, name), join(parts, hashedName(name)));
  writeFileSync(join(folder, 'index.html'), fillTemplate(readFileSync(TEMPLATE, 'utf8')));
  [browser, server] = await Promise.all([launchBrowser(), serve(folder)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('astro-unity reads which files the page loads', async () => {
  const { parts, productName, productVersion } = await readExport(folder);
  const files = [...parts.values()].map(({ file }) => basename(file));
  expect(files.sort()).toEqual(['1f.loader.js', '2e.data.br', '3d.framework.js.br', '4c.wasm.br']);
  expect([productName, productVersion]).toEqual(['Pose "demo"', '0.1.0']);
});

test('the page plays by itself', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 600 } });
  await page.goto(server.url);
  await page.waitForFunction(() => Reflect.has(window, 'unityInstance'));
  expect(await page.locator('progress').isHidden()).toBe(true);
  expect(await page.locator('[role=alert]').isHidden()).toBe(true);
  expect(await page.locator('canvas').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 600 });
  await page.close();
});

test('the page says what went wrong', async () => {
  const page = await browser.newPage();
  await page.route('**/4c.wasm.br', (route) => route.fulfill({ status: 404 }));
  await page.goto(server.url);
  await page.locator('[role=alert]', { hasText: '404' }).waitFor();
  expect(await page.locator('progress').isHidden()).toBe(true);
  await page.close();
});
