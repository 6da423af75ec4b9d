import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';

let fixture: Fixture;
let server: Awaited<ReturnType<Fixture['dev']>>;

beforeAll(async () => {
  fixture = await copyFixture('collection');
  server = await fixture.dev();
});

afterAll(async () => {
  await server?.stop();
  await fixture.remove();
});

const notebook = (name: string) => join(fixture.root, '../notebooks', name);
const page = (id: string) => fetch(`${server.url}/lab/${id}`);
const text = async (id: string) => (await page(id)).text();
const patience = { interval: 200 };

test('a saved notebook changes its entry', async () => {
  expect(await text('walking')).toMatch(/<h1[^>]*>.*Walking<\/h1>/);
  const before = await readFile(notebook('walking.ipynb'), 'utf8');
  await writeFile(notebook('walking.ipynb'), before.replace('# Walking', '# Running'));
  await expect.poll(() => text('walking'), patience).toMatch(/<h1[^>]*>.*Running<\/h1>/);
});

test('a broken one shows its diagnosis', async () => {
  const before = await readFile(notebook('walking.ipynb'), 'utf8');
  await writeFile(notebook('walking.ipynb'), before.slice(0, 2000));
  await expect.poll(() => text('walking'), patience).toMatch(/class="nb-diagnosis".*truncated/s);
  await writeFile(notebook('walking.ipynb'), before);
  await expect.poll(() => text('walking'), patience).not.toContain('class="nb-diagnosis"');
});

test('a notebook that comes is an entry, one that goes is none', async () => {
  await copyFile(notebook('course/second.ipynb'), notebook('third.ipynb'));
  await expect.poll(async () => (await page('third')).status, patience).toBe(200);
  await rm(notebook('third.ipynb'));
  await expect.poll(async () => (await page('third')).status, patience).toBe(404);
});
