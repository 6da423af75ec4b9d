import axe from 'axe-core';
import type { Page } from 'browser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testPage } from '../pages.ts';
import { openReferenceSite, type ReferenceSite, type Visit } from './reference-site.ts';

const page = (attributes: string): string =>
  testPage(`<main>
  <h1>A walk</h1>
  <UnityPlayer build="pose" title="Walking human" width={640} height={400} ${attributes} />
  <p>Below</p>
</main>
<style>
  p { height: 3000px; }
</style>`);

let site: ReferenceSite;

beforeAll(async () => {
  site = await openReferenceSite(
    {
      'src/pages/eager.astro': page('load="eager"'),
      'src/pages/wide.astro': page('load="(min-width: 800px)"'),
    },
    {
      security: { csp: { algorithm: 'SHA-256', directives: ["default-src 'self'", "img-src 'self' data:"] } },
    },
  );
});

afterEach(() => site.leave());
afterAll(() => site?.close());

const open = (path: string, visit: Visit = {}): Promise<Page> =>
  site.open(path, { viewport: { width: 700, height: 500 }, ...visit });

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
      prepare: (page) =>
        page.addInitScript(() =>
          Reflect.defineProperty(navigator, 'connection', { value: { saveData: true } }),
        ),
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

  it('asks for the files of one whose media query matches before its own code is there', async () => {
    const opened = await open('/wide/', {
      viewport: { width: 900, height: 500 },
      prepare: async (page) => {
        const code = page.waitForRequest(/\/_astro\/unity\/.*\.wasm/);
        await page.route(/\/_astro\/[^/]+\.js$/, async (route) => {
          await code;
          await route.continue();
        });
      },
    });
    await opened.locator('unity-player[data-state=ready]').waitFor();
  });
});

it('says so when the browser gives no WebGL, and starts by the button once it does', async () => {
  const opened = await open('/eager/', {
    prepare: (page) =>
      page.addInitScript(() => {
        const { getContext } = HTMLCanvasElement.prototype;
        Reflect.set(
          HTMLCanvasElement.prototype,
          'getContext',
          function (this: HTMLCanvasElement, ...args: unknown[]) {
            return Reflect.get(window, 'hasGraphics') ? Reflect.apply(getContext, this, args) : null;
          },
        );
      }),
  });
  await opened.locator('unity-player[data-state=error]').waitFor();
  expect(await opened.getByRole('alert').textContent()).toMatch(/needs WebGL 2/);
  await opened.evaluate(() => Reflect.set(window, 'hasGraphics', true));
  await opened.getByRole('button', { name: 'Try again' }).click();
  await opened.locator('unity-player[data-state=ready]').waitFor();
});

describe('a running player', () => {
  it('runs under a policy without blob: and unsafe-eval, and says so to Astro', async () => {
    const refused: string[] = [];
    const opened = await open('/eager/', {
      prepare: async (page) => {
        page.on('console', (message) => {
          if (/Content Security Policy/.test(message.text())) refused.push(message.text());
        });
      },
    });
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
