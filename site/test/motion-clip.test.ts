import type { Page } from 'browser';
import { expect, test } from 'vitest';
import { playing, siteInBrowser } from './site-in-browser.ts';

const site = siteInBrowser();

const PAGE = '/notebooks/retargeting-motion/';
const player = (page: Page) => page.locator('unity-player[data-state=ready]');
const toMiddle = (page: Page, clip: number): Promise<void> =>
  page
    .locator('motion-clip')
    .nth(clip)
    .evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));

test('a clip of a notebook is a live player in the place of its picture, one at a time', async () => {
  const page = await site().browser.newPage({ viewport: { width: 700, height: 700 } });
  await page.goto(site().server.url + PAGE);
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
  const context = await site().browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site().server.url + PAGE);
  expect(await page.locator('motion-clip img').count()).toBe(2);
  expect(await page.locator('motion-clip img').first().getAttribute('alt')).not.toBe('');
});

test('where less motion is wanted, the picture stays until one click', async () => {
  const page = await site().browser.newPage({
    viewport: { width: 700, height: 700 },
    reducedMotion: 'reduce',
  });
  await page.goto(site().server.url + PAGE);
  await toMiddle(page, 0);
  const clip = page.locator('motion-clip').first();
  await clip.getByRole('button', { name: 'Show it in motion' }).waitFor();
  expect(await page.locator('unity-player').count()).toBe(0);
  await clip.getByRole('button', { name: 'Show it in motion' }).click();
  await player(page).waitFor();
  expect(await clip.locator('img').isVisible()).toBe(false);
});
