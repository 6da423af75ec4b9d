import { expect, test } from 'vitest';
import { siteInBrowser } from './site-in-browser.ts';

const site = siteInBrowser();

test('in the dark, plots are turned to light ink, and maps from numbers to colours stay as they are', async () => {
  const page = await site().browser.newPage({ colorScheme: 'dark' });
  await page.goto(`${site().server.url}/notebooks/foot-contact/`);
  const filterOf = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((picture) => getComputedStyle(picture).filter);
  expect(await filterOf('[data-tags~="colour-map"] .nb-image img')).toBe('none');
  expect(await filterOf('.nb-cell:not([data-tags~="colour-map"]) .nb-image img')).toContain('invert(1)');
});
