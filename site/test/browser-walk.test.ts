import { type Browser, launchBrowser, type Page } from 'browser';
import type { BuildOutputServer } from 'build-output-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPages, serveBuiltSite } from '../scripts/built-site.ts';

let server: BuildOutputServer;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  server = await serveBuiltSite();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  // A violation of the Content-Security-Policy is an error on the console as well.
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // What the page before loads when it is idle ends when this one opens.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${reason}`);
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each([...(await listPages()), '/no/such/page/'])(
  '%s loads, its players too, without an error or a CSP violation',
  async (path) => {
    complaints = [];
    await page.goto(server.url + path);
    await page.evaluate(showEverything);
    await page.waitForLoadState('networkidle');
    // A 404 page is an error to the console, whatever it holds.
    expect(complaints.filter((text) => !(path === '/no/such/page/' && text.includes('404')))).toEqual([]);
  },
);

test('a violation would be noticed', async () => {
  complaints = [];
  await page.goto(server.url);
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">refused</p>'),
  );
  await expect.poll(() => complaints.join('\n')).toContain('Content Security Policy');
});

/** Brings what loads lazily, and every player, into view once. */
async function showEverything(): Promise<void> {
  for (const element of document.querySelectorAll('img[loading=lazy], unity-player')) {
    element.scrollIntoView();
    await new Promise(requestAnimationFrame);
  }
}
