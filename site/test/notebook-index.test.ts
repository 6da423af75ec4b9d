import type { Page } from 'browser';
import { expect, test } from 'vitest';
import { siteInBrowser } from './site-in-browser.ts';

const site = siteInBrowser();

/** A space that keeps words together is one where lines do not matter. */
const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

const shown = (page: Page): Promise<string[]> =>
  page.locator('notebook-search [data-tags] h2:visible').allTextContents();

test('tags choose among the notebooks, by button and by the address of a link', async () => {
  const page = await site().browser.newPage();
  await page.goto(`${site().server.url}/notebooks/`);
  const all = await shown(page);
  expect(all.length).toBeGreaterThan(3);
  await page.getByRole('button', { name: 'kinematics', exact: true }).click();
  await expect.poll(() => shown(page)).not.toEqual(all);
  expect(await shown(page)).toContainEqual(expect.stringContaining('A walking human'));
  await page.getByRole('button', { name: 'kinematics', exact: true }).click();
  await expect.poll(() => shown(page)).toEqual(all);

  await page.goto(`${site().server.url}/notebooks/foot-contact/`);
  await page.getByRole('link', { name: 'precision and recall' }).click();
  await expect.poll(() => shown(page)).toEqual([expect.stringContaining('Foot contact')]);
});

test('text is found in the notebooks, at its heading', async () => {
  const page = await site().browser.newPage();
  await page.goto(`${site().server.url}/notebooks/`);
  const field = page.getByLabel('Search the notebooks');
  await field.fill('hysteresis');
  const found = page.locator('[data-results] a').first();
  await found.waitFor();
  expect(await found.getAttribute('href')).toMatch(/^\/notebooks\/foot-contact\//);
  expect(await page.locator('[data-results] mark').first().textContent()).toMatch(/hysteresis/i);
  expect(await shown(page)).toEqual([]);
  await field.fill('');
  await expect.poll(() => page.locator('[data-results] li').count()).toBe(0);
  expect(await shown(page)).not.toEqual([]);
});

test('text is found among the notebooks of a tag, and nothing where there is nothing', async () => {
  const page = await site().browser.newPage();
  await page.goto(`${site().server.url}/notebooks/`);
  const field = page.getByLabel('Search the notebooks');
  const status = page.locator('notebook-search [role=status]');
  await field.fill('cadence');
  await expect.poll(() => status.textContent()).toMatch(/^[3-9] notebooks found\.$/);
  await page.getByRole('button', { name: 'cadence', exact: true }).click();
  await expect.poll(() => status.textContent()).toBe('2 notebooks found.');
  await field.fill('zzzxqq');
  await expect.poll(() => status.textContent()).toBe('Nothing is found for “zzzxqq”.');
});

test('the feed and the list for language models name every notebook', async () => {
  const page = await site().browser.newPage();
  await page.goto(`${site().server.url}/notebooks/`);
  const titles = (await shown(page)).map(inOneLine);
  const [feed, list] = await Promise.all(
    ['/rss.xml', '/llms.txt'].map(async (path) =>
      inOneLine(await (await fetch(site().server.url + path)).text()),
    ),
  );
  for (const title of titles) {
    expect(feed).toContain(`<title>${title}</title>`);
    expect(list).toContain(`[${title}](`);
  }
  expect(list).toContain('[astro-unity: Hosts](https://realmotionengine.example/docs/astro-unity/hosts/): ');
});

test('where scripts do not run, there is no field to search by', async () => {
  const context = await site().browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site().server.url}/notebooks/`);
  expect((await shown(page)).length).toBeGreaterThan(3);
  expect(await page.getByLabel('Search the notebooks').isVisible()).toBe(false);
});

test('a chosen tag is told from the others where the system chooses the colours', async () => {
  const page = await site().browser.newPage({ forcedColors: 'active' });
  await page.goto(`${site().server.url}/notebooks/`);
  const tag = page.getByRole('button', { name: 'kinematics', exact: true });
  const ground = (): Promise<string> => tag.evaluate((button) => getComputedStyle(button).backgroundColor);
  const before = await ground();
  await tag.click();
  await expect.poll(ground).not.toBe(before);
});
