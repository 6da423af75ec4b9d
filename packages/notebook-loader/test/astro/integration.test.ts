import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, launchBrowser } from 'browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';
import { serveFolder } from './serve-folder.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

let fixture: Fixture;
let page: string;
let output: string;

beforeAll(async () => {
  fixture = await copyFixture('integration');
  const built = await fixture.build();
  output = built.output;
  expect(built, output).toMatchObject({ status: 0 });
  page = await fixture.read('notebooks/walking/index.html');
});

afterAll(() => fixture.remove());

describe('pages', () => {
  test('each notebook has one, with its files, and there is an index and a list for language models', async () => {
    const files = await fixture.files();
    expect(files.filter((file) => file.startsWith('notebooks/'))).toEqual([
      'notebooks/course/10-last.clean.ipynb',
      'notebooks/course/10-last.ipynb',
      'notebooks/course/10-last.md',
      'notebooks/course/10-last.py',
      'notebooks/course/10-last/index.html',
      'notebooks/course/second.clean.ipynb',
      'notebooks/course/second.ipynb',
      'notebooks/course/second.md',
      'notebooks/course/second.py',
      'notebooks/course/second/index.html',
      'notebooks/index.html',
      'notebooks/llms.txt',
      'notebooks/walking.clean.ipynb',
      'notebooks/walking.ipynb',
      'notebooks/walking.md',
      'notebooks/walking.py',
      'notebooks/walking/index.html',
    ]);
    expect(JSON.parse(await fixture.read('notebooks/walking.ipynb'))).toMatchObject({ nbformat: 4 });
  });

  test('a draft has none, and is not linked to', async () => {
    const other = await fixture.read('notebooks/course/second/index.html');
    expect(other).toContain('<span class="nb-dead-link">more</span>');
    expect(other).toContain('<link rel="next" href="/docs/notebooks/walking/">');
  });

  test('what the notebook says of itself is in the head, for people and for machines', () => {
    expect(page).toContain('<title>How people walk</title>');
    expect(page).toContain('<meta name="description" content="A model of a walking person.">');
    expect(page).toContain('<link rel="canonical" href="https://example.org/docs/notebooks/walking/">');
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'TechArticle',
      headline: 'How people walk',
      datePublished: '2026-03-04',
      author: [{ '@type': 'Person', name: 'Ada Lovelace' }],
    });
  });

  test('the contents lead to the headings, the neighbours to the neighbours', () => {
    expect(page).toMatch(/<nav class="nb-contents".*href="#speed"/s);
    expect(page).toContain('<h2 id="speed">');
    expect(page).toContain('<link rel="prev" href="/docs/notebooks/course/second/">');
    expect(page).not.toContain('rel="next"');
  });

  test('the index shows a card with a picture for each', async () => {
    const index = await fixture.read('notebooks/index.html');
    expect(index).toMatch(/<img src="\/docs\/_astro\/[^"]+\.webp" alt[ >]/);
    expect(index).toMatch(/<a href="\/docs\/notebooks\/walking\/"[^>]*>How people walk<\/a>/);
    expect(index).toContain('A model of a walking person.');
  });
});

describe('images', () => {
  test('those in the notebook are optimised, at the size and density that it asks for', () => {
    const plot = /<img alt="Speed over one step"[^>]*>/.exec(page)?.[0];
    expect(plot).toMatch(
      / width="320" height="240" src="\/docs\/_astro\/[^"]+\.avif" srcset="[^"]+ 1x, [^"]+ 2x"/,
    );
    expect(plot).toContain('loading="lazy"');
  });

  test('those beside the notebook are optimised, at their own size', () => {
    expect(page).toMatch(
      /<img alt="A figure beside the notebook"[^>]* width="640" height="480" src="\/docs\/_astro\/figure\.[^"]+\.avif">/,
    );
  });

  test('drawings are files, so that their ids cannot clash', async () => {
    const address = /src="\/docs\/([^"]+\.svg)"/.exec(page)?.[1] ?? '';
    expect(await fixture.read(address)).toContain('<svg');
  });

  test('a picture in two notebooks is one file, and no original is published', async () => {
    const files = await fixture.files();
    const other = await fixture.read('notebooks/course/second/index.html');
    const shared = /\/docs\/(_astro\/[^" ]+\.avif) 2x/.exec(page)?.[1] ?? '';
    expect(files).toContain(shared);
    expect(other).toContain(shared);
    const originals = files.filter((file) => /^_astro\/[^_]+\.png$/.test(file));
    expect(originals).toEqual([]);
  });

  test('none is read from outside of the folder', () => {
    expect(page).toContain('<span class="nb-missing">secret</span>');
    expect(output).toContain(
      'walking.ipynb (cell 3): The address "../project/astro.config.mjs" leads out of',
    );
  });

  test('text that looks like the mark of an image stays text', () => {
    expect(page.replaceAll('&#95;', '_')).toContain('<code>__ASTRO_IMAGE_="none"</code>');
  });
});

describe('links', () => {
  test('to a notebook lead to the place in its page', async () => {
    expect(page).toContain('<a href="/docs/notebooks/course/second/#case-kept-heading">the second part</a>');
    const target = await fixture.read('notebooks/course/second/index.html');
    expect(target).toContain('id="case-kept-heading"');
    expect(target).toContain('<a href="/docs/notebooks/walking/">walking</a>');
  });

  test('to a notebook that is not there are text, and reported with their place', () => {
    expect(page).toContain('<span class="nb-dead-link">a lost one</span>');
    expect(output).toContain(
      'walking.ipynb (cell 2): The link "gone.ipynb" names a file that does not exist.',
    );
  });

  test('to a file take it along', async () => {
    const address = /<a href="\/docs\/([^"]+\.csv)">data<\/a>/.exec(page)?.[1] ?? '';
    expect(await fixture.read(address)).toBe('joint,angle\nknee,12\n');
  });
});

describe('components', () => {
  test('<NotebookCell> puts one part of a cell into an MDX page', async () => {
    const embed = await fixture.read('embed/index.html');
    expect(embed).toMatch(/<img alt="Speed over one step"[^>]* src="\/docs\/_astro\/[^"]+\.avif"/);
    expect(embed).not.toContain('nb-t-function">plot');
    expect(embed).toMatch(/nb-t-keyword">import/);
    expect(embed).not.toContain('How people walk');
  });

  test('components stand in the place of elements and parts, slots beside cells', async () => {
    const composed = await fixture.read('composed/index.html');
    const [whole = '', cell = ''] = composed.split('<div class="notebook nb-embed');
    expect(whole).toMatch(
      /<picture data-alt="Speed over one step"><img alt="Speed over one step" [^>]*src="\/docs\/_astro\/[^"]+\.avif" srcset=/,
    );
    expect(whole).toContain('<pre data-source="python">plot(speed)</pre>');
    expect(whole).not.toContain('nb-source');
    expect(whole).toMatch(/<p>Before it all<\/p><article class="notebook/);
    expect(whole).toMatch(/<div data-cell="fig-walk">.*<\/figure><\/div><p>After the figure<\/p>/s);
    expect(cell).toContain('<picture data-alt="Speed over one step">');
    expect(cell).toContain('nb-source');
  });

  test('<Notebook> puts a whole one into a page', async () => {
    expect(await fixture.read('whole/index.html')).toMatch(
      /<article class="notebook not-content"[^>]*>.*The second part.*same plot/s,
    );
  });
});

describe('in a browser, under a strict Content Security Policy', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    const policy = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'";
    server = await serveFolder(join(fixture.root, 'dist'), '/docs', { 'Content-Security-Policy': policy });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('no page has code, and none needs what the policy refuses', async () => {
    const html = await Promise.all(
      (await fixture.files()).filter((file) => file.endsWith('.html')).map((file) => fixture.read(file)),
    );
    for (const text of html) {
      expect(text).not.toMatch(/ style="/);
      expect(text).not.toMatch(/<script(?! type="application\/ld\+json")/);
    }
    const tab = await browser.newPage();
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(message.text()));
    await tab.goto(`${server.url}/notebooks/walking/`, { waitUntil: 'networkidle' });
    expect(complaints).toEqual([]);
    // The notebook's own stylesheet has been applied.
    const colour = await tab.locator('td').evaluate((cell) => getComputedStyle(cell).color);
    expect(colour).toBe('rgb(180, 4, 38)');
    // What is seen first is not held up by it: it is linked where it is first needed.
    expect(await tab.locator('section.nb-cell:has(td) > link[rel=stylesheet]').count()).toBe(1);
    expect(await tab.locator('section.nb-cell:not(:has(td)) link[rel=stylesheet]').count()).toBe(0);
    await tab.close();
  });

  test.for([390, 1280])('pictures are there and nothing overflows at %i pixels', async (width) => {
    const tab = await browser.newPage({ viewport: { width, height: 800 } });
    await tab.goto(`${server.url}/notebooks/walking/`);
    for (const image of await tab.locator('main img').all()) {
      await image.scrollIntoViewIfNeeded();
      const natural = await image.evaluate((element: HTMLImageElement) =>
        element.decode().then(() => element.naturalWidth),
      );
      expect(natural).toBeGreaterThan(0);
    }
    const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await tab.close();
  });
});

describe('for everybody', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    server = await serveFolder(join(fixture.root, 'dist'), '/docs', {});
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.for([
    ['notebooks/', 'light', 1280],
    ['notebooks/', 'dark', 390],
    ['notebooks/walking/', 'light', 390],
    ['notebooks/walking/', 'dark', 1280],
  ] as const)('axe finds nothing in %s, %s, at %i pixels', async ([path, colorScheme, width]) => {
    const tab = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await tab.goto(`${server.url}/${path}`);
    await tab.addScriptTag({ content: axe.source });
    const violations = await tab.evaluate(async () => {
      const results = await window.axe.run();
      return results.violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
    });
    expect(violations).toEqual([]);
    await tab.close();
  });

  test('the keyboard first reaches a link to the content', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${server.url}/notebooks/walking/`);
    await tab.keyboard.press('Tab');
    const skip = tab.getByRole('link', { name: 'Skip to content' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    const box = await skip.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    await tab.close();
  });
});

// The last ones: they change the project.
describe('a broken notebook', () => {
  const torn = '{\n "cells": [\n  { "cell_type": "markdown", "source": "torn" "twice" }\n ]\n}\n';

  beforeAll(() => writeFile(join(fixture.root, '../notebooks/torn.ipynb'), torn));

  test('fails the build at its end, with its place and the remedy', async () => {
    const { status, output } = await fixture.build();
    expect(status).toBe(1);
    expect(output).toMatch(/notebooks\/torn\.ipynb:3:47 \(cell 1\): The JSON is broken here/);
    expect(output).toContain("onBroken: 'warn'");
  });

  test("with onBroken: 'warn' is left out, and the others are built", async () => {
    const { status, output } = await fixture.build({ ON_BROKEN: 'warn' });
    expect(status).toBe(0);
    expect(output).toMatch(/torn\.ipynb:3:47/);
    const files = await fixture.files();
    expect(files).toContain('notebooks/walking/index.html');
    expect(files.filter((file) => file.includes('torn'))).toEqual([]);
  });
});
