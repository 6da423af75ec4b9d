import type { PlayerError } from 'astro-unity/client';
import type { Browser, Page } from 'browser';
import { type Census, countEverything, takeCensus } from '../census.ts';
import { READY_MS, startPlayer } from './start-player.ts';

/** How long an engine may take to end and to be collected, in milliseconds. */
const END_MS = 20_000;

/** What a check found wrong; nothing, if it passed. */
export type Problem = string | undefined;

/**
 * One check of a page with a player that waits for a click, and a form field.
 *
 * @param note Takes a figure for the report.
 */
export type Check = (browser: Browser, url: string, note?: (figure: string) => void) => Promise<Problem>;

export async function withPage(
  browser: Browser,
  url: string,
  use: (page: Page) => Promise<Problem>,
): Promise<Problem> {
  const context = await browser.newContext({ viewport: { width: 700, height: 500 } });
  try {
    const page = await context.newPage();
    await countEverything(page);
    await page.addInitScript(keepLastError);
    await page.goto(url);
    await page.waitForFunction(() => customElements.get('unity-player'));
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Starts the page's player. @returns why it is not ready. */
export function start(page: Page, timeout = READY_MS): Promise<Problem> {
  return page.evaluate(startPlayer, timeout);
}

/** An engine that has begun is ended once it can be, and collected in several rounds, which takes a while on a busy machine. */
export async function differenceInTime(page: Page, before: Census): Promise<Problem> {
  const deadline = Date.now() + END_MS;
  for (;;) {
    const problem = difference(before, await takeCensus(page));
    if (!problem || Date.now() > deadline) return problem;
    await page.waitForTimeout(500);
  }
}

function difference(before: Census, after: Census): Problem {
  const left = Object.entries(after).filter(([what, count]) => count > (before[what] ?? 0));
  return left.length > 0 ? `left: ${left.map(([what, count]) => `${count} ${what}`).join(', ')}` : undefined;
}

/** What went wrong last in any player, as `window.playerError`. */
function keepLastError(): void {
  addEventListener('unity-error', (event) => {
    const { code, message }: PlayerError = Reflect.get(event, 'detail');
    Reflect.set(window, 'playerError', { code, message });
  });
}
