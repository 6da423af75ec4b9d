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

test.each(['/notebooks/foot-contact/', '/docs/'])(
  '%s is dark ink without the site’s header on paper, also for who reads it in the dark',
  async (path) => {
    const page = await site().browser.newPage({ colorScheme: 'dark' });
    await page.goto(`${site().server.url}${path}`);
    await page.getByRole('button', { name: 'Dark theme' }).first().click();
    await page.getByRole('button', { name: 'Dark theme' }).first().click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.emulateMedia({ media: 'print' });
    const lightness = await page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      if (!canvas) return Number.NaN;
      canvas.fillStyle = getComputedStyle(document.querySelector('main h1') ?? document.body).color;
      canvas.fillRect(0, 0, 1, 1);
      return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
    });
    expect(lightness).toBeLessThan(60);
    expect(await page.getByRole('link', { name: 'RealMotionEngine', exact: true }).isVisible()).toBe(false);
  },
);
