import type { Browser, Page } from 'browser';
import { type Check, type Problem, start, withPage } from './page.ts';

/** The most that a player may take of one processor while nobody sees it. */
const LIMIT = 0.01;
/** How long each state is measured, in seconds. */
const SECONDS = 5;
/** How long a game may take to settle before that, in milliseconds. */
const SETTLE_MS = 2000;

/** What the page's own thread does while its player is off the screen, and while the page is hidden. */
export const processor: Check = async (browser: Browser, url: string, note): Promise<Problem> => {
  return withPage(browser, url, async (page) => {
    const problem = await start(page);
    if (problem) return problem;
    const seen = await measure(page);
    await page.evaluate(() => window.scrollTo(0, 5000));
    const offScreen = await measure(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    await hide(page);
    const hidden = await measure(page);
    note?.(`${percent(seen)}, off screen ${percent(offScreen)}, hidden ${percent(hidden)}`);
    const worst = Math.max(offScreen, hidden);
    return worst < LIMIT ? undefined : `It takes ${percent(worst)} of a processor at rest.`;
  });
};

/** The part of a processor that the page's main thread takes, frames of the same origin included. */
async function measure(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  await page.waitForTimeout(SETTLE_MS);
  const before = await busy();
  await page.waitForTimeout(SECONDS * 1000);
  const spent = (await busy()) - before;
  await session.detach();
  return spent / SECONDS;
}

/** As for a tab behind another one, which a browser without windows does not have. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`;
}
