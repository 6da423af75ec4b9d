import type { Browser } from 'browser';
import { expectError } from './expect-error.ts';
import { type Problem, start, withPage } from './page.ts';
import { addressesOf, hasPart } from './parts.ts';

export async function missingFile(browser: Browser, url: string): Promise<Problem> {
  for (const part of ['loader', 'framework', 'code', 'data']) {
    const problem = await withPage(browser, url, async (page) => {
      if (!(await hasPart(page, part))) return;
      await page.route(await addressesOf(page, part), (route) => route.fulfill({ status: 404, body: 'no' }));
      return expectError(page, ['download']);
    });
    if (problem) return `${part}: ${problem}`;
  }
}

export async function truncatedFile(browser: Browser, url: string): Promise<Problem> {
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
      return expectError(page, ['damaged', 'download', 'startup']);
    });
    if (problem) return `${part}: ${problem}`;
  }
}

export async function slowFile(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    await page.route(await addressesOf(page, 'data'), async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 6000));
      await route.continue();
    });
    return start(page);
  });
}
