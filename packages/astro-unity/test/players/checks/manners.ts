import type { Browser, Page } from 'browser';
import { takeCensus } from '../census.ts';
import { type Problem, start, withPage } from './page.ts';
import { buildOf } from './parts.ts';

export async function typeIntoForm(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    const problem = await start(page);
    if (problem) return problem;
    await page.locator('#field').click();
    await page.keyboard.type('hello world 123');
    const typed = await page.locator('#field').inputValue();
    return typed === 'hello world 123' ? undefined : `The field holds "${typed}".`;
  });
}

export async function restOffScreen(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    const problem = await start(page);
    if (problem) return problem;
    await page.waitForTimeout(1500);
    const seen = (await takeCensus(page)).animationFrames ?? 0;
    await page.evaluate(() => window.scrollTo(0, 5000));
    await page.waitForTimeout(300);
    const unseen = (await takeCensus(page)).animationFrames ?? 0;
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForTimeout(300);
    const again = (await takeCensus(page)).animationFrames ?? 0;
    if (seen === 0 || again === 0)
      return `Frames in half a second: ${seen}, off screen ${unseen}, then ${again}.`;
    return unseen === 0 ? undefined : `${unseen} frames in half a second off screen.`;
  });
}

export async function leavePageErrors(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    let dialogues = 0;
    page.on('dialog', (dialog) => {
      dialogues += 1;
      void dialog.dismiss();
    });
    const starting = start(page);
    const throwing = (): Promise<void> =>
      page.evaluate(() => {
        setTimeout(() => {
          throw new Error('of the page');
        });
        void Promise.reject(new Error('of the page, too'));
      });
    await throwing();
    const problem = await starting;
    if (problem) return problem;
    await throwing();
    await page.waitForTimeout(500);
    const state = await page.locator('unity-player').first().getAttribute('data-state');
    if (state !== 'ready') return `The player is "${state}" after an error of the page.`;
    return dialogues > 0 ? `${dialogues} dialogues.` : undefined;
  });
}

/** The canvas has two device pixels to a CSS pixel at most, also after the page has moved to another screen. */
export async function followScreen(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    const { generation, unityVersion } = await buildOf(page);
    // Older engines draw with one pixel to a CSS pixel.
    if (generation !== 'create-unity-instance' && !unityVersion?.startsWith('2019')) return;
    const session = await page.context().newCDPSession(page);
    const moveTo = (deviceScaleFactor: number) =>
      session.send('Emulation.setDeviceMetricsOverride', {
        width: 700,
        height: 500,
        mobile: false,
        deviceScaleFactor,
      });
    await moveTo(3);
    const problem = await start(page);
    if (problem) return problem;
    for (const [ratio, expected] of [[3, 2] as const, [1, 1] as const, [1.5, 1.5] as const]) {
      await moveTo(ratio);
      const arrived = await expectRatio(page, expected);
      if (arrived) return `With a ratio of ${ratio}: ${arrived}`;
    }
  });
}

async function expectRatio(page: Page, expected: number): Promise<Problem> {
  const ratio = (): Promise<number | undefined> =>
    page.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentDocument;
      const canvas = (frame ?? document).querySelector('canvas');
      return canvas ? canvas.width / canvas.clientWidth : undefined;
    });
  for (let round = 0; round < 50; round++) {
    if (Math.abs(((await ratio()) ?? 0) - expected) < 0.01) return;
    await page.waitForTimeout(100);
  }
  return `the canvas has ${await ratio()} device pixels to a CSS pixel, not ${expected}.`;
}
