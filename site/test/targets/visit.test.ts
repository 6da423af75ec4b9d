import { expect, test } from 'vitest';
import { PAGE } from '../../targets/cost/visit.ts';
import { siteInBrowser } from '../site-in-browser.ts';

const site = siteInBrowser();

test('the visit that costs are counted with is no smaller than a real one, and not much larger', async () => {
  const { browser, server } = site();
  const page = await browser.newPage();
  const sizes: Promise<number>[] = [];
  let requests = 0;
  page.on('requestfinished', (request) => {
    requests += 1;
    if (request.url().includes('/_astro/unity/')) return;
    sizes.push(
      request
        .sizes()
        .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    );
  });
  await page.goto(`${server.url}/demo/`);
  await page.locator('unity-player[data-state=ready]').waitFor();
  await page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  // At production its timing is told besides.
  expect(PAGE.requests).toBeGreaterThanOrEqual(requests + 1);
  expect(PAGE.requests).toBeLessThan(requests * 1.25);
  expect(PAGE.bytes).toBeGreaterThanOrEqual(bytes);
  expect(PAGE.bytes).toBeLessThan(bytes * 1.25);
});
