import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vercel from '@astrojs/vercel';
import { build } from 'astro';
import unity from 'astro-unity';
import axe from 'axe-core';
import { type Browser, launchBrowser, type Page } from 'browser';
import { type BuildOutputServer, serveBuildOutput } from 'build-output-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { baseConfig, type Project, writeProject } from '../project.ts';

const EXPORT = fileURLToPath(new URL('../../../../unity/reference-player/dist', import.meta.url));

const page = (attributes: string): string => `---
import { UnityPlayer } from 'astro-unity/components';
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Test</title><link rel="icon" href="data:," /></head>
  <body>
    <main>
      <h1>A walk</h1>
      <UnityPlayer build="pose" title="Walking human" width={640} height={400} ${attributes} />
      <p>Below</p>
    </main>
  </body>
</html>
<style>
  p { height: 3000px; }
</style>
`;

let project: Project;
let server: BuildOutputServer;
let browser: Browser;
const pages: Page[] = [];

beforeAll(async () => {
  if (!existsSync(EXPORT)) throw new Error(`${EXPORT} is missing. Run "pnpm build" first.`);
  project = await writeProject({
    'src/pages/eager.astro': page('load="eager"'),
    'src/pages/wide.astro': page('load="(min-width: 800px)"'),
  });
  await build({
    ...baseConfig(project.root),
    adapter: vercel(),
    security: { csp: { algorithm: 'SHA-256', directives: ["default-src 'self'", "img-src 'self' data:"] } },
    integrations: [unity({ builds: { pose: EXPORT } })],
  });
  server = await serveBuildOutput({ directory: join(project.root, '.vercel/output'), port: 0 });
  browser = await launchBrowser();
});

afterEach(async () => {
  await Promise.all(pages.splice(0).map((opened) => opened.context().close()));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await project?.remove();
});

async function open(
  path: string,
  { init, ...options }: Parameters<Browser['newPage']>[0] & { init?: () => void } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 700, height: 500 }, ...options });
  const opened = await context.newPage();
  pages.push(opened);
  if (init) await opened.addInitScript(init);
  await opened.goto(new URL(path, server.url).href);
  return opened;
}

async function openReady(): Promise<Page> {
  const opened = await open('/eager/');
  await opened.locator('unity-player[data-state=ready]').waitFor();
  return opened;
}

const scrollTop = (opened: Page): Promise<number> =>
  opened.evaluate(() => document.scrollingElement?.scrollTop ?? 0);

describe('when a player starts', () => {
  const start = (opened: Page) => opened.getByRole('button', { name: 'Start: Walking human' });

  it('waits for a click where the visitor asks for less motion', async () => {
    const opened = await open('/eager/', { reducedMotion: 'reduce' });
    await start(opened).click();
    await opened.locator('unity-player[data-state=ready]').waitFor();
  });

  it('downloads nothing for a visitor who saves data, until the click', async () => {
    const opened = await open('/eager/', {
      init: () => Reflect.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    });
    const asked: string[] = [];
    opened.on('request', (request) => asked.push(request.url()));
    await start(opened).waitFor();
    await opened.waitForTimeout(300);
    expect(asked.filter((url) => url.includes('/unity/'))).toEqual([]);
    await start(opened).click();
    await opened.locator('unity-player[data-state=ready]').waitFor();
  });

  it('follows a media query', async () => {
    const opened = await open('/wide/');
    await opened.waitForTimeout(300);
    expect(await opened.locator('unity-player').getAttribute('data-state')).toBe('idle');
    await opened.setViewportSize({ width: 900, height: 500 });
    await opened.locator('unity-player[data-state=ready]').waitFor();
  });
});

it('says so when the browser gives no WebGL, and starts by the button once it does', async () => {
  const opened = await open('/eager/', {
    init: () => {
      const { getContext } = HTMLCanvasElement.prototype;
      Reflect.set(
        HTMLCanvasElement.prototype,
        'getContext',
        function (this: HTMLCanvasElement, ...args: unknown[]) {
          return Reflect.get(window, 'hasGraphics') ? Reflect.apply(getContext, this, args) : null;
        },
      );
    },
  });
  await opened.locator('unity-player[data-state=error]').waitFor();
  expect(await opened.getByRole('alert').textContent()).toMatch(/needs WebGL 2/);
  await opened.evaluate(() => Reflect.set(window, 'hasGraphics', true));
  await opened.getByRole('button', { name: 'Try again' }).click();
  await opened.locator('unity-player[data-state=ready]').waitFor();
});

describe('a running player', () => {
  it('runs under a policy without blob: and unsafe-eval, and says so to Astro', async () => {
    const context = await browser.newContext();
    const opened = await context.newPage();
    pages.push(opened);
    const refused: string[] = [];
    opened.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    await opened.goto(new URL('/eager/', server.url).href);
    await opened.locator('unity-player[data-state=ready]').waitFor();
    const policy = await opened.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
    expect(policy).toMatch(/script-src [^;]*'self'[^;]*'wasm-unsafe-eval'/);
    expect(policy).not.toMatch(/blob:|unsafe-inline|'unsafe-eval'/);
    expect(refused).toEqual([]);
  });

  it('lets the wheel scroll the page until the visitor plays, and after Escape', async () => {
    const opened = await openReady();
    const canvas = opened.locator('canvas');
    await canvas.hover();
    await opened.mouse.wheel(0, 120);
    await expect.poll(() => scrollTop(opened)).toBeGreaterThan(0);

    await canvas.click();
    await opened.waitForTimeout(500);
    const played = await scrollTop(opened);
    expect(await canvas.evaluate((element) => element === document.activeElement)).toBe(true);
    await opened.mouse.wheel(0, 120);
    await opened.waitForTimeout(300);
    expect(await scrollTop(opened)).toBe(played);

    await opened.keyboard.press('Escape');
    expect(await canvas.evaluate((element) => element === document.activeElement)).toBe(false);
    await opened.mouse.wheel(0, 120);
    await expect.poll(() => scrollTop(opened)).toBeGreaterThan(played);
  });

  it('goes to the whole screen and back', async () => {
    const opened = await openReady();
    await opened.getByRole('button', { name: 'Full screen' }).click();
    const leave = opened.getByRole('button', { name: 'Leave full screen' });
    await leave.waitFor();
    expect(await opened.evaluate(() => document.fullscreenElement?.localName)).toBe('unity-player');
    await leave.click();
    await opened.getByRole('button', { name: 'Full screen' }).waitFor();
  });

  it('says so when the device takes its graphics away, and starts again', async () => {
    const opened = await openReady();
    await opened
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) =>
        canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext(),
      );
    await opened.locator('unity-player[data-state=error]').waitFor();
    expect(await opened.getByRole('alert').textContent()).toMatch(/took the graphics away/);
    await opened.getByRole('button', { name: 'Try again' }).click();
    await opened.locator('unity-player[data-state=ready]').waitFor();
  });

  it('hears the events of its own game only, until it is told not to', async () => {
    const opened = await openReady();
    const heard = await opened.evaluate(async () => {
      const [first] = document.querySelectorAll('unity-player');
      const second = first?.cloneNode(true) as typeof first;
      first?.after(second ?? '');
      await second?.start();
      const heard: string[] = [];
      const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));
      first?.on('ClipStarted', (clip) => heard.push(`first ${clip}`));
      const stop = second?.on('ClipStarted', (clip) => heard.push(`second ${clip}`));
      second?.send('Player', 'SetClip', 'run');
      await pause();
      stop?.();
      second?.send('Player', 'SetClip', 'walk');
      await pause();
      return heard;
    });
    expect(heard).toEqual(['second run']);
  });

  it('has no violation that axe knows', async () => {
    const opened = await openReady();
    await opened.evaluate(axe.source);
    const violations = await opened.evaluate(async () => {
      const results = await Reflect.get(window, 'axe').run();
      return results.violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [
        id,
        ...nodes.map(({ html }) => html),
      ]);
    });
    expect(violations).toEqual([]);
  });
});
