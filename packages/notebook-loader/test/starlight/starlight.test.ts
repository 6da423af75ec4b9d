import { join } from 'node:path';
import { type Browser, launchBrowser } from 'browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyFixture, type Fixture } from '../astro/build-fixture.ts';
import { serveFolder } from '../astro/serve-folder.ts';

let fixture: Fixture;
let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  fixture = await copyFixture('starlight');
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
  server = await serveFolder(join(fixture.root, 'dist'), '', {});
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await fixture?.remove();
});

/** Both ways: a page of the integration, and an entry of the `docs` collection. */
const pages = ['/notebooks/course/second/', '/guide/measured/'] as const;

describe.for(pages)('the notebook at %s', (path) => {
  test('has the title once, in the place of Starlight', async () => {
    const tab = await browser.newPage();
    await tab.goto(server.url + path);
    const titles = await tab.locator('h1').allTextContents();
    expect(titles).toHaveLength(1);
    expect(await tab.locator('h1').getAttribute('id')).toBe('_top');
    await tab.close();
  });

  test('has contents that lead to its headings', async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await tab.goto(server.url + path);
    const links = tab.locator('starlight-toc a:not([href="#_top"])');
    const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      expect(await tab.locator(`.notebook :is(h2, h3)${target}`).count(), target).toBe(1);
    }
    await tab.close();
  });

  test('is in the sidebar, marked as where the reader is', async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await tab.goto(server.url + path);
    const current = tab.locator('nav.sidebar a[aria-current="page"]');
    expect(await current.getAttribute('href')).toBe(path);
    await tab.close();
  });

  test('follows the switch of the theme, against what the visitor prefers', async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    await tab.goto(server.url + path);
    const look = () =>
      tab
        .locator('.nb-source')
        .first()
        .evaluate((source) => {
          const { backgroundColor, color } = getComputedStyle(source);
          return { backgroundColor, color };
        });
    const light = await look();
    await tab.locator('header starlight-theme-select select').selectOption('dark');
    const dark = await look();
    expect(dark.backgroundColor).not.toBe(light.backgroundColor);
    expect(dark.color).not.toBe(light.color);
    await tab.close();
  });

  test("has its own distances and tables, and not Starlight's", async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await tab.goto(server.url + path);
    const cell = tab.locator('.nb-cell:has(.nb-source)').first();
    expect(await cell.evaluate((section) => getComputedStyle(section).marginBottom)).toBe('24px');
    expect(
      await tab
        .locator('.nb-source > code')
        .first()
        .evaluate((code) => getComputedStyle(code).padding),
    ).toBe('0px');
    await tab.close();
  });

  test.for([390, 1280])('does not overflow at %i pixels', async (width) => {
    const tab = await browser.newPage({ viewport: { width, height: 800 } });
    await tab.goto(server.url + path);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await tab.close();
  });
});

test('front matter of a notebook brings no markup into the site', async () => {
  expect(await fixture.read('guide/measured/index.html')).not.toContain('taken over');
});

test('the page has menus to download and open the notebook, and names its Markdown', async () => {
  const page = await fixture.read('notebooks/walking/index.html');
  expect(page).toContain('href="/notebooks/walking.ipynb"');
  expect(page).toContain('<link rel="alternate" type="text/markdown" href="/notebooks/walking.md"/>');
});

test('the neighbours are those in the order of the notebooks', async () => {
  const page = await fixture.read('notebooks/course/second/index.html');
  expect(page).toMatch(/<a href="\/notebooks\/course\/10-last\/" rel="prev"/);
  expect(page).toMatch(/<a href="\/notebooks\/walking\/" rel="next"/);
});

test('a page of MDX shows an output with its own distances', async () => {
  const tab = await browser.newPage();
  await tab.goto(`${server.url}/`);
  const image = tab.locator('.nb-embed figure img');
  expect(await image.getAttribute('alt')).toBe('Speed over one step');
  expect(
    await tab.locator('.nb-embed .nb-outputs').evaluate((element) => getComputedStyle(element).marginTop),
  ).toBe('8px');
  await tab.close();
});

test('search finds the words of a notebook', async () => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await tab.goto(`${server.url}/`);
  await tab.locator('site-search button[data-open-modal]').click();
  await tab.locator('site-search input').fill('angles');
  const result = tab.locator('site-search a[href^="/guide/measured/"]').first();
  expect(await result.textContent()).toContain('Measured');
  await tab.close();
});
