import type { Browser, Page } from 'browser';
import { type Census, countEverything, takeCensus } from './census.ts';

const READY_MS = 90_000;
/** The longest time in which a failure must be told, in milliseconds. */
const ERROR_MS = 15_000;
const MOUNTS = 10;
/** How long an engine may take to end and to be collected, in milliseconds. */
const END_MS = 20_000;

/** What a check found wrong; nothing, if it passed. */
type Problem = string | undefined;

/** One check of a page with a player that waits for a click, and a form field. */
export type Check = (browser: Browser, url: string) => Promise<Problem>;

/** The checks by name. */
export const CHECKS: Record<string, Check> = {
  'mount and dispose': mountAndDispose,
  'leave while loading': leaveWhileLoading,
  'two at once': twoAtOnce,
  typing: typeIntoForm,
  rest: restOffScreen,
  'errors of the page': leavePageErrors,
  'missing file': missingFile,
  'truncated file': truncatedFile,
  'slow file': slowFile,
};

async function mountAndDispose(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    const before = await takeCensus(page);
    for (let mount = 0; mount < MOUNTS; mount++) {
      const problem = await start(page);
      if (problem) return `mount ${mount + 1}: ${problem}`;
      await page.waitForTimeout(mount === 0 ? 1500 : 200);
      await page.evaluate(() => document.querySelector('unity-player')?.dispose());
    }
    return differenceInTime(page, before);
  });
}

async function leaveWhileLoading(browser: Browser, url: string): Promise<Problem> {
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

async function twoAtOnce(browser: Browser, url: string): Promise<Problem> {
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

async function typeIntoForm(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    const problem = await start(page);
    if (problem) return problem;
    await page.locator('#field').click();
    await page.keyboard.type('hello world 123');
    const typed = await page.locator('#field').inputValue();
    return typed === 'hello world 123' ? undefined : `The field holds "${typed}".`;
  });
}

async function restOffScreen(browser: Browser, url: string): Promise<Problem> {
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

async function leavePageErrors(browser: Browser, url: string): Promise<Problem> {
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

async function missingFile(browser: Browser, url: string): Promise<Problem> {
  for (const part of ['loader', 'framework', 'code', 'data']) {
    const problem = await withPage(browser, url, async (page) => {
      if (!(await hasPart(page, part))) return;
      await page.route(await addressesOf(page, part), (route) => route.fulfill({ status: 404, body: 'no' }));
      return expectError(page);
    });
    if (problem) return `${part}: ${problem}`;
  }
}

async function truncatedFile(browser: Browser, url: string): Promise<Problem> {
  for (const part of ['framework', 'code', 'data']) {
    const problem = await withPage(browser, url, async (page) => {
      if (!(await hasPart(page, part))) return;
      await page.route(await addressesOf(page, part), async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        // What arrives here has been decoded, and goes on as it is.
        const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
        await route.fulfill({
          status: 200,
          headers: { ...headers, 'content-encoding': 'identity' },
          body: body.subarray(0, Math.floor(body.length / 2)),
        });
      });
      return expectError(page);
    });
    if (problem) return `${part}: ${problem}`;
  }
}

async function slowFile(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    await page.route(await addressesOf(page, 'data'), async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 6000));
      await route.continue();
    });
    return start(page);
  });
}

/** Unity 5 has code and framework in one file. */
async function hasPart(page: Page, part: string): Promise<boolean> {
  return part in (await partsOf(page));
}

async function partsOf(page: Page): Promise<Record<string, Record<string, string>>> {
  const build: string | null = await page.locator('unity-player').first().getAttribute('data-build');
  return JSON.parse(build ?? '{}').parts;
}

/** Matches each form of a part. */
async function addressesOf(page: Page, part: string): Promise<(url: URL) => boolean> {
  const { url, gzipUrl, plainUrl } = (await partsOf(page))[part] ?? {};
  return ({ pathname }) => [url, gzipUrl, plainUrl].includes(pathname);
}

async function expectError(page: Page): Promise<Problem> {
  const started = Date.now();
  const problem = await start(page, ERROR_MS + 5000);
  if (!problem) return 'It started all the same.';
  const alert = page.getByRole('alert');
  if ((await alert.count()) === 0) return `No words for the visitor: ${problem}`;
  if ((await page.getByRole('button', { name: 'Try again' }).count()) === 0) return 'No button to try again.';
  const seconds = (Date.now() - started) / 1000;
  return seconds < ERROR_MS / 1000 ? undefined : `The error came after ${seconds.toFixed(1)} s.`;
}

/** Starts the page's player. @returns why it is not ready. */
async function start(page: Page, timeout = READY_MS): Promise<Problem> {
  return page.evaluate(async (ms) => {
    const player = document.querySelector('unity-player');
    const late = new Promise<string>((resolve) => {
      setTimeout(() => resolve(`It is "${player?.dataset.state}" after ${ms / 1000} s.`), ms);
    });
    const started = player?.start().then(
      () => undefined,
      (error: unknown) => String(error),
    );
    return Promise.race([started, late]);
  }, timeout);
}

/** An engine that has begun is ended once it can be, and collected in several rounds, which takes a while on a busy machine. */
async function differenceInTime(page: Page, before: Census): Promise<Problem> {
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

async function withPage(
  browser: Browser,
  url: string,
  use: (page: Page) => Promise<Problem>,
): Promise<Problem> {
  const context = await browser.newContext({ viewport: { width: 700, height: 500 } });
  try {
    const page = await context.newPage();
    await countEverything(page);
    await page.goto(url);
    await page.waitForFunction(() => customElements.get('unity-player'));
    return await use(page);
  } finally {
    await context.close();
  }
}
