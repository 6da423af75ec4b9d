import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';

let fixture: Fixture;
let page: string;

beforeAll(async () => {
  fixture = await copyFixture('collection');
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
  page = await fixture.read('lab/walking.html');
});

afterAll(() => fixture.remove());

test('an entry has the data of the schema, and what the project added to it', () => {
  expect(page).toContain('<title>How people walk</title>');
  expect(page).toContain('data-date="2026"');
  expect(page).toContain('data-headings="3"');
  expect(page).toContain('data-course="gait"');
});

test('its images are optimised, the one that stands for it among them', () => {
  expect(page).toMatch(/<img alt="Speed over one step"[^>]* src="\/_astro\/[^"]+\.avif" srcset="[^"]+ 2x"/);
  expect(page).toMatch(/<img alt="A figure beside the notebook"[^>]* src="\/_astro\/figure\.[^"]+\.avif"/);
  expect(page).toMatch(/<img src="\/_astro\/[^"]+\.webp"[^>]* class="cover"/);
});

test('links lead to the pages under the build format of the project', () => {
  expect(page).toContain('<a href="/lab/course/second.html#case-kept-heading">');
});

test('a page has no styles of components that it does not use', async () => {
  const sheets = (await fixture.files()).filter((file) => file.endsWith('.css'));
  const css = await Promise.all(sheets.map(fixture.read));
  expect(css.join()).toContain('.nb-cell');
  expect(css.join() + page).not.toContain('nb-actions');
});

test('components stand in the place of elements of an entry', async () => {
  const composed = await fixture.read('composed.html');
  expect(composed).toMatch(/<h3 data-replaced id="steps"><span[^>]*><\/span>Steps<\/h3>/);
  expect(composed).toMatch(/<\/article><p>The end<\/p>/);
  expect(composed).toMatch(/<img alt="Speed over one step"[^>]* src="\/_astro\/[^"]+\.avif"/);
});

test('nothing is left that only the loader understands', () => {
  expect(page).not.toContain('notebook-media:');
  expect(page).not.toContain('__ASTRO_IMAGE_="{');
  expect(page).toContain('__ASTRO_IMAGE_="none"'.replace('__A', '&#95;_A'));
});

test('with a warm content store, images that somebody cleared away come back', async () => {
  const store = join(fixture.root, 'node_modules/.astro');
  await rm(join(store, 'notebook-loader'), { recursive: true });
  expect(await readFile(join(store, 'data-store.json'), 'utf8')).toContain('How people walk');
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
  expect(await fixture.read('lab/walking.html')).toBe(page);
});

test('a broken notebook fails the build with its place and the remedy', async () => {
  await writeFile(join(fixture.root, '../notebooks/empty.ipynb'), '');
  const { status, output } = await fixture.build();
  expect(status).toBe(1);
  expect(output).toMatch(/empty\.ipynb: The file is empty\. Save the notebook again/);
});
