import type { Browser, Page } from 'puppeteer-core';
import type { Problem } from './page.ts';
import { READY_MS, startPlayer } from './start-player.ts';

const ERROR_MS = 15_000;

/** What Firefox is asked for, of the checks that Chromium passes: all that WebDriver BiDi can tell. */
export const FIREFOX_CHECKS: Record<string, (browser: Browser, url: string) => Promise<Problem>> = {
  typing: typeIntoForm,
  dispose: disposeOf,
  'missing file': missingFile,
};

async function typeIntoForm(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    const problem = await page.evaluate(startPlayer, READY_MS);
    if (problem) return problem;
    await page.click('#field');
    await page.keyboard.type('hello world 123');
    const typed = await page.$eval('#field', (field) =>
      field instanceof HTMLInputElement ? field.value : '',
    );
    return typed === 'hello world 123' ? undefined : `The field holds "${typed}".`;
  });
}

async function disposeOf(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    for (let mount = 0; mount < 2; mount++) {
      const problem = await page.evaluate(startPlayer, READY_MS);
      if (problem) return `mount ${mount + 1}: ${problem}`;
      await page.evaluate(() => document.querySelector('unity-player')?.dispose());
    }
    const left = await page.$$eval('canvas, iframe', (elements) =>
      elements.map(({ localName }) => localName),
    );
    return left.length > 0 ? `left: ${left.join(', ')}` : undefined;
  });
}

async function missingFile(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    await page.$eval('unity-player', (player) => {
      const build = JSON.parse(player.dataset.build ?? '');
      // All forms of the data, and what names them to older loaders.
      const json = JSON.stringify(build).replaceAll(/[0-9a-f]{16}(?=\.(?:data|json))/g, '0000000000000000');
      player.dataset.build = json;
    });
    const problem = await page.evaluate(startPlayer, ERROR_MS);
    if (!problem) return 'It started all the same.';
    const alert = await page.$('unity-player [role=alert]');
    return alert ? undefined : `No words for the visitor: ${problem}`;
  });
}

async function withPage(
  browser: Browser,
  url: string,
  use: (page: Page) => Promise<Problem>,
): Promise<Problem> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => customElements.get('unity-player') !== undefined);
    return await use(page);
  } finally {
    await context.close();
  }
}
