import type { Browser } from 'browser';
import { takeCensus } from '../census.ts';
import { type Check, differenceInTime, type Problem, start, withPage } from './page.ts';

/** A game that is started and ended so often leaves nothing. */
export function mountAndDispose(mounts: number): Check {
  return (browser, url) =>
    withPage(browser, url, async (page) => {
      const before = await takeCensus(page);
      for (let mount = 0; mount < mounts; mount++) {
        const problem = await start(page);
        if (problem) return `mount ${mount + 1}: ${problem}`;
        await page.waitForTimeout(mount === 0 ? 1500 : 200);
        await page.evaluate(() => document.querySelector('unity-player')?.dispose());
      }
      return differenceInTime(page, before);
    });
}

export async function leaveWhileLoading(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const before = await takeCensus(page);
    for (const wait of [0, 60, 150, 300, 500, 800, 1200]) {
      await page.evaluate(async (ms) => {
        const player = document.querySelector('unity-player');
        const copy = player?.cloneNode(true) as typeof player;
        player?.after(copy ?? '');
        void copy?.start().catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, ms));
        copy?.remove();
      }, wait);
    }
    return (await differenceInTime(page, before)) ?? (errors.length > 0 ? errors.join('; ') : undefined);
  });
}

export async function twoAtOnce(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    const before = await takeCensus(page);
    const outcome = await page.evaluate(async () => {
      const player = document.querySelector('unity-player');
      const copy = player?.cloneNode(true) as typeof player;
      player?.after(copy ?? '');
      try {
        await Promise.all([player?.start(), copy?.start()]);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        await copy?.dispose();
        await player?.dispose();
        copy?.remove();
      } catch (error) {
        return String(error);
      }
    });
    return outcome ?? (await differenceInTime(page, before));
  });
}
