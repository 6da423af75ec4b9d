import { type Browser, launchBrowser, type Page } from 'browser';
import type { BuildOutputServer } from 'build-output-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveBuiltSite } from '../scripts/built-site.ts';

let server: BuildOutputServer;
let browser: Browser;

beforeAll(async () => {
  server = await serveBuiltSite();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const PAGE = '/notebooks/retargeting-motion/';
const player = (page: Page) => page.locator('unity-player[data-state=ready]');
const toMiddle = (page: Page, clip: number): Promise<void> =>
  page
    .locator('motion-clip')
    .nth(clip)
    .evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
/** The name of the clip that the page's player says it plays, in its next frame. */
const playing = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('unity-message', ({ detail }) => {
          if (detail.name === 'Frame') resolve(JSON.parse(String(detail.args[0])).clip);
        });
      }),
  );

test('a clip of a notebook is a live player in the place of its picture, one at a time', async () => {
  const page = await browser.newPage({ viewport: { width: 700, height: 700 } });
  await page.goto(server.url + PAGE);
  const clips = page.locator('motion-clip');
  expect(await clips.count()).toBe(2);
  expect(await page.locator('unity-player').count()).toBe(0);
  await toMiddle(page, 0);
  const before = await clips.first().boundingBox();
  await player(page).waitFor();
  expect(await clips.first().boundingBox()).toEqual(before);
  const names = await page.evaluate(async () =>
    Promise.all(
      [...document.querySelectorAll('motion-clip')].map(
        async (clip) => (await (await fetch(clip.getAttribute('src') ?? '')).json()).name,
      ),
    ),
  );
  await expect.poll(() => playing(page)).toBe(names[0]);

  await toMiddle(page, 1);
  await clips.nth(1).locator('unity-player[data-state=ready]').waitFor();
  expect(await page.locator('unity-player').count()).toBe(1);
  expect(await clips.first().locator('img').isVisible()).toBe(true);
  await expect.poll(() => playing(page)).toBe(names[1]);

  await clips.nth(1).getByRole('button', { name: 'Show the picture' }).click();
  expect(await page.locator('unity-player').count()).toBe(0);
  expect(await clips.nth(1).locator('img').isVisible()).toBe(true);
});

test('is a picture where scripts do not run', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.url + PAGE);
  expect(await page.locator('motion-clip img').count()).toBe(2);
  expect(await page.locator('motion-clip img').first().getAttribute('alt')).not.toBe('');
});
