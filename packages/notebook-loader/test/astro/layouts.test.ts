import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';

let fixture: Fixture;
let page: string;

beforeAll(async () => {
  fixture = await copyFixture('layouts');
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
  page = await fixture.read('walking/index.html');
});

afterAll(() => fixture.remove());

test('a layout of the project gets the notebook and what is known about it', () => {
  const json = /<script type="application\/json">(.*?)<\/script>/.exec(page)?.[1] ?? '';
  expect(JSON.parse(json)).toEqual({
    id: 'walking',
    path: expect.stringMatching(/\/walking\.ipynb$/),
    title: 'How people walk',
    description: 'A model of a walking person.',
    authors: ['Ada Lovelace'],
    date: '2026-03-04T00:00:00.000Z',
    tags: ['gait', 'model'],
    headings: [
      { depth: 1, slug: 'walking', text: 'Walking' },
      { depth: 2, slug: 'speed', text: 'Speed' },
      { depth: 3, slug: 'steps', text: 'Steps' },
    ],
    readingTime: 1,
    language: 'python',
    data: {},
    frontmatter: expect.objectContaining({ course: 'gait' }),
    url: '/walking',
    download: '/walking.ipynb',
    downloads: { notebook: '/walking.ipynb', script: '/walking.py' },
    launch: {},
    excerpt: expect.stringMatching(/^<p>.*<a href="\/course\/second#case-kept-heading">/),
    image: 'object',
    previous: { id: 'course/second', title: 'The second part', url: '/course/second' },
  });
  expect(page).toMatch(/<article class="notebook not-content".*<\/article>/s);
});

test('a layout puts its components in the place of elements', () => {
  expect(page).toMatch(/<h3 data-replaced id="steps"><span[^>]*><\/span>Steps<\/h3>/);
  expect(page.match(/Steps<\/h3>/g)).toHaveLength(1);
});

test('forms that the options leave out are not made, nor is a list of what is not there', async () => {
  const files = await fixture.files();
  expect(files.filter((file) => !/\/|\.html$/.test(file))).toEqual(['walking.ipynb', 'walking.py']);
});

test('the layout of the index gets the notebooks that the pattern means, and the cards', async () => {
  const index = await fixture.read('index.html');
  expect(index).toContain('<p id="count">2</p>');
  expect(index).toMatch(/<a href="\/walking"[^>]*>How people walk</);
});

test('remark and rehype plugins see the notebook in their usual places', async () => {
  expect(await fixture.read('course/second/index.html')).toMatch(
    /<p data-marked(="")?><strong>Back to <a href="\/walking">/,
  );
});

test('a layout that is not there is named', async () => {
  await rm(join(fixture.root, 'src/layouts/Index.astro'));
  const { status, output } = await fixture.build();
  expect(status).toBe(1);
  expect(output).toMatch(
    /The option "index\.layout" of notebook-loader names "\/src\/layouts\/Index\.astro", but there is no file/,
  );
});

test('scripts of trusted notebooks run in frames, whose documents are files of the site', async () => {
  const trusted = await fixture.read('course/second/index.html');
  const frame =
    /<iframe src="\/([^"]+\.htm)" sandbox="allow-scripts" loading="lazy"/.exec(trusted)?.[1] ?? '';
  expect(await fixture.read(frame)).toMatch(/Content-Security-Policy.*alive/s);
  const script = /<script type="module" src="\/([^"]+\.js)"><\/script>/.exec(trusted)?.[1] ?? '';
  expect(await fixture.read(script)).toContain('notebookFrame');
  expect(page).not.toContain('<iframe');
});
