import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, launchBrowser } from 'browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';
import { serveFolder } from './serve-folder.ts';

let fixture: Fixture;
let page: string;

beforeAll(async () => {
  fixture = await copyFixture('trusted');
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
  page = await fixture.read('lab/course/second/index.html');
});

afterAll(() => fixture.remove());

const fileOf = (pattern: RegExp, html: string) =>
  /^\/docs\/(.*)$/.exec(pattern.exec(html)?.[1] ?? '')?.[1] ?? '';

test('scripts of trusted entries run in frames, whose documents are files of the site', async () => {
  const frame = fileOf(/<iframe src="([^"]+\.htm)" sandbox="allow-scripts"/, page);
  expect(frame).toMatch(/^_astro\/notebooks\//);
  expect(await fixture.read(frame)).toMatch(/Content-Security-Policy.*alive/s);
  const script = fileOf(/<script type="module" src="([^"]+\.js)"><\/script>/, page);
  expect(await fixture.read(script)).toContain('notebookFrame');
});

test('other entries run none, and bring their files along', async () => {
  const other = await fixture.read('lab/walking/index.html');
  expect(other).not.toContain('<iframe');
  expect(await fixture.read(fileOf(/<a href="([^"]+\.csv)">data</, other))).toBe('joint,angle\nknee,12\n');
  expect(
    await fixture.read(fileOf(/<link rel="stylesheet" href="(\/docs\/_astro\/notebooks\/[^"]+)"/, other)),
  ).toContain('@layer');
});

test('in a browser the frame runs and tells its height', async () => {
  const server = await serveFolder(join(fixture.root, 'dist'), '/docs', {});
  const browser: Browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    await tab.goto(`${server.url}/lab/course/second/`);
    const frame = tab.locator('.nb-frame iframe');
    await frame.scrollIntoViewIfNeeded();
    await expect.poll(() => frame.getAttribute('height')).not.toBe('450');
  } finally {
    await browser.close();
    await server.close();
  }
});

test('with a warm content store, files that somebody cleared away come back', async () => {
  await rm(join(fixture.root, 'node_modules/.astro/notebook-loader'), { recursive: true });
  await rm(join(fixture.root, 'dist'), { recursive: true });
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
  expect(await fixture.read('lab/course/second/index.html')).toBe(page);
  expect(await fixture.read(fileOf(/<iframe src="([^"]+)"/, page))).toContain('alive');
});

test('astro dev serves the files', async () => {
  const { url, stop } = await fixture.dev();
  try {
    const html = await (await fetch(`${url}/docs/lab/course/second/`)).text();
    const frame = await fetch(new URL(/<iframe src="([^"]+)"/.exec(html)?.[1] ?? '', url));
    expect(frame.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await frame.text()).toContain('alive');
    const script = await fetch(
      new URL(/<script type="module" src="([^"]+notebooks[^"]+\.js)"/.exec(html)?.[1] ?? '', url),
    );
    expect(script.headers.get('content-type')).toBe('text/javascript');
  } finally {
    await stop();
  }
});

test('without the integration nobody would publish them, and the loader says so', async () => {
  const { status, output } = await fixture.build({ WITHOUT: '1', DOWNLOADS: 'none' });
  expect(status).toBe(1);
  expect(output).toContain('The option "trust" of the notebooks() loader needs the integration');
});
