import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, launchBrowser, type Page } from 'browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';

let fixture: Fixture;
let server: Awaited<ReturnType<Fixture['dev']>>;
let browser: Browser;
let tab: Page;

/** A page that keeps what it has been told of the notebooks. */
const listing = `---
import { getNotebooks } from 'notebook-loader/pages';
export async function getStaticPaths() {
  const titles = (await getNotebooks()).map(({ title }) => title);
  return [{ params: { list: 'titles' }, props: { titles } }];
}
---
<ul>{Astro.props.titles.map((title) => <li>{title}</li>)}</ul>
`;

beforeAll(async () => {
  fixture = await copyFixture('integration');
  await writeFile(join(fixture.root, 'src/pages/[list].astro'), listing);
  server = await fixture.dev();
  browser = await launchBrowser();
  tab = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await fixture.remove();
});

const notebook = (name: string) => join(fixture.root, '../notebooks', name);
const heading = () => tab.locator('article.notebook h1').textContent();
const status = async (path: string) => (await fetch(`${server.url}/docs/notebooks/${path}`)).status;

test('a page is shown without the notebooks that it does not ask for', async () => {
  expect(await status('course/10-last')).toBe(200);
  // The page and the next one, whose title it shows, of four.
  expect(await readdir(join(fixture.root, 'node_modules/.astro/notebook-loader/drafts'))).toHaveLength(2);
});

test('a page shows its pictures', async () => {
  await tab.goto(`${server.url}/docs/notebooks/walking/`);
  for (const image of await tab.locator('main img').all()) {
    await image.scrollIntoViewIfNeeded();
    const width = await image.evaluate((element: HTMLImageElement) =>
      element.decode().then(() => element.naturalWidth),
    );
    expect(width).toBeGreaterThan(0);
  }
});

test.for([
  ['walking.ipynb', /"cell_type": "markdown"/],
  ['walking.clean.ipynb', /"execution_count": null/],
  ['walking.py', /^# %% \[markdown\]$/m],
  ['walking.md', /^import numpy as np$/m],
  ['llms.txt', /^- \[How people walk\]\(https:\/\/example\.org\/docs\/notebooks\/walking\.md\)/m],
] as const)('%s lies beside the pages', async ([file, expected]) => {
  const response = await fetch(`${server.url}/docs/notebooks/${file}`);
  expect(response.status).toBe(200);
  expect(await response.text()).toMatch(expected);
});

test('there is no file of another language', async () => {
  expect(await status('walking.jl')).toBe(404);
});

test('a saved notebook refreshes its page by itself', async () => {
  expect(await heading()).toBe('Walking');
  const text = await readFile(notebook('walking.ipynb'), 'utf8');
  await writeFile(notebook('walking.ipynb'), text.replace('# Walking', '# Running'));
  await expect.poll(heading).toBe('Running');
});

test('a saved notebook refreshes pages that keep what they were told', async () => {
  const titles = async () => (await fetch(`${server.url}/docs/titles`)).text();
  const text = await readFile(notebook('walking.ipynb'), 'utf8');
  expect(await titles()).toContain('>How people walk</li>');
  await writeFile(notebook('walking.ipynb'), text.replace('How people walk', 'How people run'));
  await expect.poll(titles).toContain('>How people run</li>');
  await writeFile(notebook('walking.ipynb'), text);
});

test('a changed picture beside the notebook refreshes the page', async () => {
  const figure = tab.getByAltText('A figure beside the notebook');
  const before = await figure.getAttribute('src');
  const other = await readFile(notebook('walking.ipynb'), 'utf8');
  const png = /"image\/png": "([^"]+)"/.exec(other)?.[1] ?? '';
  await writeFile(notebook('figure.png'), Buffer.from(png, 'base64'));
  await expect.poll(() => figure.getAttribute('src')).not.toBe(before);
});

test('a broken notebook shows its diagnosis, and the others work', async () => {
  const text = await readFile(notebook('walking.ipynb'), 'utf8');
  await writeFile(notebook('walking.ipynb'), text.slice(0, 2000));
  const diagnosis = tab.getByRole('alert');
  await expect.poll(() => diagnosis.textContent()).toMatch(/walking\.ipynb:\d+:\d+.*truncated/);
  expect(await status('course/second')).toBe(200);
  await writeFile(notebook('walking.ipynb'), text);
  await expect.poll(heading).toBe('Running');
});

test('a notebook that comes has a page, one that goes has none', async () => {
  await copyFile(notebook('course/second.ipynb'), notebook('third.ipynb'));
  await expect.poll(() => status('third')).toBe(200);
  await rm(notebook('third.ipynb'));
  await expect.poll(() => status('third')).toBe(404);
});
