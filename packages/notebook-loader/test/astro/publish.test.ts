import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, launchBrowser } from 'browser';
import { close as closePagefind, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';
import { serveFolder } from './serve-folder.ts';

let fixture: Fixture;
let browser: Browser;

beforeAll(async () => {
  fixture = await copyFixture('publish');
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await fixture.remove();
});

const page = 'https://example.org/docs/notebooks/gait/';
const read = (path: string) => fixture.read(`notebooks/${path}`);

describe('a notebook lies beside its page', () => {
  test('in four forms, as a script where its language is known, unless it says no', async () => {
    const files = (await fixture.files()).filter((file) => /^notebooks\/.*\.(?!html$)\w+$/.test(file));
    expect(files).toEqual([
      ...['clean.ipynb', 'ipynb', 'md', 'py'].map((ending) => `notebooks/gait.${ending}`),
      'notebooks/llms.txt',
      ...['clean.ipynb', 'ipynb', 'md'].map((ending) => `notebooks/quiet.${ending}`),
      ...['R', 'clean.ipynb', 'ipynb', 'md'].map((ending) => `notebooks/r/analysis.${ending}`),
    ]);
  });

  test('as it is, and without what it printed and where it ran', async () => {
    const original = await readFile(join(fixture.root, '../lab/gait.ipynb'), 'utf8');
    expect(await read('gait.ipynb')).toBe(original);
    const cleaned = await read('gait.clean.ipynb');
    expect(cleaned).toContain('quokkaword');
    expect(cleaned).not.toMatch(/axolotlword|\/home\/ada|conda|displayName|ZeroDivisionError/);
  });

  test('as a script', async () => {
    expect(await read('gait.py')).toContain(
      '# %% tags=["setup"]\n# %matplotlib inline\nimport numpy as np\n# files = !ls\n',
    );
    expect(await read('r/analysis.R')).toContain('# %%\nlibrary(stats)\nmean(c(1, 2))\n');
  });
});

describe('the Markdown of a page', () => {
  test('leads to what the page leads to, and shows the same pictures', async () => {
    const markdown = await read('gait.md');
    const html = await read('gait/index.html');
    expect(markdown).toContain('[the analysis](https://example.org/docs/notebooks/r/analysis/#how-often)');
    expect(markdown).toMatch(/\[numbers\]\(https:\/\/example\.org\/docs\/_astro\/numbers\.\w+\.\w+\.csv\)/);
    const pictures = [...markdown.matchAll(/(?:!\[[^\]]*\]\(|src=")https:\/\/example\.org([^)"]+)/g)];
    expect(pictures).toHaveLength(4);
    for (const [, address] of pictures) expect(html).toContain(`"${address}`);
    expect(markdown).toMatch(/!\[Steps a side\]\(\S+\.svg\)/);
  });

  test('shows outputs as the page does, and what it hides as little', async () => {
    const markdown = await read('gait.md');
    expect(markdown).toContain('| 1 | hip \\| left | 30.0 |');
    expect(markdown).toContain('$\\displaystyle x^{2} + y^{2}$');
    expect(markdown).toContain('```\nZeroDivisionError: division by zero\n```');
    expect(markdown).not.toMatch(/hunter-(?:secret|output)/);
    expect(markdown).toMatch(/\n\n## References\n\n\* Winter, D. A. \(2009\)\. \*Biomechanics/);
  });

  test('is linked from its head, and listed for language models', async () => {
    expect(await read('gait/index.html')).toContain(
      '<link rel="alternate" type="text/markdown" href="/docs/notebooks/gait.md"',
    );
    expect(await read('llms.txt')).toMatch(
      /^# The lab\n\n> How people walk\.\n\n## Documents\n\n- \[Gait.*\]\(https:\/\/example\.org\/docs\/notebooks\/gait\.md\): Steps & phases of a walk\.\n/,
    );
  });
});

describe('feeds', () => {
  test('have an item for each notebook, newest first, with an excerpt that is safe anywhere', async () => {
    const feed = await parseXml('rss.xml');
    expect(feed.map(({ link }) => link)).toEqual([
      page,
      'https://example.org/docs/notebooks/kept/',
      'https://example.org/docs/notebooks/quiet/',
      'https://example.org/docs/notebooks/r/analysis/',
    ]);
    expect(feed[0]).toMatchObject({
      title: 'Gait </script><script>alert(1)</script>',
      creators: ['Ada Lovelace', 'Étienne-Jules Marey'],
      categories: ['gait', 'model'],
      date: 'Wed, 04 Mar 2026 00:00:00 GMT',
    });
    const excerpt = feed[0]?.content ?? '';
    expect(excerpt).toMatch(/^<p>Walking repeats with the period <code>T = \\frac\{1\}\{f\}<\/code>/);
    expect(excerpt).toContain(`<a href="${page}#the-end">the end</a>`);
    expect(excerpt).toMatch(/<a href="https:\/\/example\.org\/docs\/_astro\/numbers\.[^"]+">numbers<\/a>/);
    expect(excerpt).not.toMatch(/<(?:img|script|math|h\d)| (?:id|class|style|src)=/);
  });

  test('may hold whole notebooks, whose pictures are found from anywhere', async () => {
    const content = (await parseXml('full.xml'))[0]?.content ?? '';
    expect(content).toContain('A wallabyword closes it, as');
    expect(content).toMatch(
      /<img alt="A cycle of the gait"[^>]* src="https:\/\/example\.org\/docs\/_astro\/[^"]+\.avif">/,
    );
    expect(content).toContain('<pre>plot()</pre>');
    expect(content).toMatch(/characters are left out here/);
    expect(content).not.toMatch(/<(?:script|math|span|iframe)| (?:id|class|style)=|In \[/);
  });

  /** Items as a browser reads them. */
  async function parseXml(file: string) {
    const xml = await fixture.read(file);
    const tab = await browser.newPage();
    const items = await tab.evaluate((source) => {
      const channel = new DOMParser().parseFromString(source, 'text/xml');
      if (channel.querySelector('parsererror')) throw new Error(channel.documentElement.textContent ?? '');
      return [...channel.querySelectorAll('item')].map((item) => {
        const all = (name: string) =>
          [...item.getElementsByTagName(name)].map(({ textContent }) => textContent);
        return {
          title: all('title')[0],
          link: all('link')[0],
          date: all('pubDate')[0],
          content: all('content:encoded')[0],
          creators: all('dc:creator'),
          categories: all('category'),
        };
      });
    }, xml);
    await tab.close();
    return items;
  }
});

describe('in a browser, under a strict Content Security Policy', () => {
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    const policy = "default-src 'none'; script-src 'self'; img-src 'self'; style-src 'self'; base-uri 'none'";
    server = await serveFolder(join(fixture.root, 'dist'), '/docs', { 'Content-Security-Policy': policy });
  });
  afterAll(() => server?.close());

  test('structured data is there, nothing of it runs, and nothing is refused', async () => {
    const tab = await browser.newPage();
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(message.text()));
    tab.on('dialog', (dialog) => complaints.push(dialog.message()));
    await tab.goto(`${server.url}/notebooks/gait/`, { waitUntil: 'networkidle' });
    const json = await tab.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(json ?? '')).toEqual({
      '@context': 'https://schema.org',
      '@type': 'TechArticle',
      headline: 'Gait </script><script>alert(1)</script>',
      description: 'Steps & phases of a walk.',
      author: [
        { '@type': 'Person', name: 'Ada Lovelace' },
        { '@type': 'Person', name: 'Étienne-Jules Marey' },
      ],
      datePublished: '2026-03-04',
      keywords: 'gait, model',
      image: expect.stringMatching(/^https:\/\/example\.org\/docs\/_astro\/[^/]+\.png$/),
      license: 'https://creativecommons.org/licenses/by/4.0/',
      timeRequired: expect.stringMatching(/^PT\d+M$/),
      isAccessibleForFree: true,
      url: page,
      encoding: [
        ['application/x-ipynb+json', 'ipynb'],
        ['text/markdown', 'md'],
      ].map(([encodingFormat, ending]) => ({
        '@type': 'MediaObject',
        encodingFormat,
        contentUrl: `https://example.org/docs/notebooks/gait.${ending}`,
      })),
    });
    expect(complaints).toEqual([]);
    await tab.close();
  });

  test('the menus open by keyboard, one at a time, and lead to files and services', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${server.url}/notebooks/gait/`);
    const download = tab.getByRole('list', { name: 'Download' }).getByRole('link');
    const open = tab.getByRole('list', { name: 'Open' }).getByRole('link');
    const addresses = (links: typeof open) =>
      links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(await download.count()).toBe(0);
    await tab.locator('summary', { hasText: 'Download' }).focus();
    await tab.keyboard.press('Enter');
    expect(await addresses(download)).toEqual(
      ['ipynb', 'clean.ipynb', 'py', 'md'].map((ending) => `/docs/notebooks/gait.${ending}`),
    );
    await tab.locator('summary', { hasText: 'Open' }).focus();
    await tab.keyboard.press('Space');
    await expect.poll(() => download.count()).toBe(0);
    expect(await addresses(open)).toEqual([
      expect.stringMatching(/^https:\/\/colab\..*\/example\/lab\/blob\/main\/work\/lab\/gait\.ipynb$/),
      expect.stringMatching(/^https:\/\/mybinder\.org\/v2\/gh\/example\/lab\/main\?urlpath=lab%2Ftree/),
      expect.stringMatching(/^https:\/\/www\.kaggle\.com\/kernels\/welcome\?src=/),
      'https://github.com/example/lab/blob/main/work/lab/gait.ipynb',
      'https://github.com/example/lab/edit/main/work/lab/gait.ipynb',
    ]);
    await tab.close();
  });

  test('a notebook that says so offers nothing to run', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${server.url}/notebooks/quiet/`);
    expect(await tab.locator('header summary').allTextContents()).toEqual(['Download']);
    await tab.close();
  });
});

describe('the menus', () => {
  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    server = await serveFolder(join(fixture.root, 'dist'), '/docs', {});
  });
  afterAll(() => server?.close());

  test.for([
    ['notebooks/', 'light', 1280],
    ['notebooks/', 'dark', 390],
    ['notebooks/gait/', 'light', 390],
    ['notebooks/gait/', 'dark', 1280],
  ] as const)(
    'in %s, %s, at %i pixels, stay within the window, and axe finds nothing',
    async ([path, colorScheme, width]) => {
      const tab = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await tab.goto(`${server.url}/${path}`);
      for (const summary of await tab.locator('.nb-actions summary').all()) {
        await summary.click();
        const box = await tab.locator('details[open] .nb-actions-menu').boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      }
      await tab.addScriptTag({ content: axe.source });
      const violations = await tab.evaluate(async () => {
        const results = await window.axe.run();
        return results.violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
      });
      expect(violations).toEqual([]);
      await tab.close();
    },
  );
});

describe('Pagefind', () => {
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    const dist = join(fixture.root, 'dist');
    const { index } = await createIndex();
    await index?.addDirectory({ path: dist });
    await index?.writeFiles({ outputPath: join(dist, 'pagefind') });
    await closePagefind();
    await writeFile(join(dist, 'empty.html'), '<!doctype html><title>Search</title>');
    server = await serveFolder(dist, '/docs', {});
  });
  afterAll(() => server?.close());

  interface Found {
    url: string;
    meta: Record<string, string>;
    filters: Record<string, string[]>;
    sub_results: { url: string }[];
  }

  /** What a search page would get. */
  async function search(word: string | null, filters: Record<string, string> = {}): Promise<Found[]> {
    const tab = await browser.newPage();
    await tab.goto(`${server.url}/empty.html`);
    // As text: the test runner would replace the import.
    const found = await tab.evaluate<Found[]>(`(async () => {
      const { search } = await import('/docs/pagefind/pagefind.js');
      const { results } = await search(${JSON.stringify(word)}, { filters: ${JSON.stringify(filters)} });
      return Promise.all(results.map((result) => result.data()));
    })()`);
    await tab.close();
    return found;
  }

  test('finds text, at its heading, with title, picture and tags', async () => {
    const [found, ...others] = await search('quokkaword');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      url: '/docs/notebooks/gait/',
      meta: {
        title: 'Gait </script><script>alert(1)</script>',
        image: expect.stringMatching(/^\/docs\/_astro\/[^/]+\.png$/),
        date: '2026-03-04',
      },
      filters: {
        tag: ['gait', 'model'],
        language: ['python'],
        author: ['Ada Lovelace', 'Étienne-Jules Marey'],
      },
    });
    expect(found?.sub_results.map(({ url }) => url)).toEqual(['/docs/notebooks/gait/#phases']);
  });

  test.for([
    ['code', 'matplotlib', 1],
    ['a short output', 'knee', 1],
    ['a long output', 'axolotlword', 0],
    ['a removed cell', 'hunter', 0],
    ['the links around a notebook', 'kaggle', 0],
  ] as const)('of %s: %s is found on %i pages', async ([, word, pages]) => {
    // In quotes, or Pagefind finds words that begin alike.
    expect(await search(`"${word}"`)).toHaveLength(pages);
  });

  test('filters by language', async () => {
    const found = await search(null, { language: 'r' });
    expect(found.map(({ url }) => url)).toEqual(['/docs/notebooks/r/analysis/']);
  });
});
