import type { Browser, Page } from 'browser';

/** How long an export may take to start, with software rendering on a shared core. */
const READY_TIMEOUT_MS = 90_000;
/** Unity shows its splash screen and the scene some seconds after it is ready. */
const PICTURE_TIMEOUT_MS = 30_000;

export interface ProbeResult {
  ready: boolean;
  /** Milliseconds from navigation to `ready`. */
  readyMs: number;
  /** Colours on the canvas, counted with four bits a channel. */
  colours: number;
  /** What went wrong, in the player's or the page's own words. */
  problem: string | undefined;
}

/** Opens a page with one player, waits until it is ready and shows a picture. */
export async function probePlayer(browser: Browser, url: string, picture?: string): Promise<ProbeResult> {
  const context = await browser.newContext({ viewport: { width: 700, height: 460 } });
  const page = await context.newPage();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  try {
    const started = performance.now();
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: READY_TIMEOUT_MS });
    const problem = await waitUntilReady(page);
    const readyMs = performance.now() - started;
    if (problem) return { ready: false, readyMs, colours: 0, problem: [problem, ...pageErrors].join('; ') };
    const colours = await waitForPicture(page, picture);
    return {
      ready: true,
      readyMs,
      colours,
      problem: colours > 1 ? undefined : 'The canvas shows one colour only.',
    };
  } finally {
    await context.close();
  }
}

/** @returns what the player or the clock said, if it is not ready. */
async function waitUntilReady(page: Page): Promise<string | undefined> {
  const player = page.locator('unity-player');
  try {
    await page.waitForSelector('unity-player:is([data-state=ready], [data-state=error])', {
      timeout: READY_TIMEOUT_MS,
    });
  } catch {
    return `After ${READY_TIMEOUT_MS / 1000} s the player is "${await player.getAttribute('data-state')}".`;
  }
  if ((await player.getAttribute('data-state')) === 'ready') return undefined;
  return (await player.locator('.unity-overlay').textContent()) ?? 'error';
}

async function waitForPicture(page: Page, picture: string | undefined): Promise<number> {
  const deadline = Date.now() + PICTURE_TIMEOUT_MS;
  for (;;) {
    // The player's own button is no picture of the game's.
    const style = '.unity-fullscreen { visibility: hidden }';
    const png = await page.locator('unity-player').screenshot({ style, ...(picture && { path: picture }) });
    const colours = await countColours(page, png);
    if (colours > 1 || Date.now() > deadline) return colours;
    await page.waitForTimeout(500);
  }
}

/** Colours of a picture, with four bits a channel. The page only lends its decoder. */
export async function countColours(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) return 0;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      colours.add(((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4));
    }
    return colours.size;
  }, png.toString('base64'));
}
