import type { Browser } from 'browser';
import { takeCensus } from '../census.ts';
import { type Problem, start, withPage } from './page.ts';

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
