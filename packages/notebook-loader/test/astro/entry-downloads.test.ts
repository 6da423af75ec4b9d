import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyFixture, type Fixture } from './build-fixture.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await copyFixture('trusted');
  const built = await fixture.build();
  expect(built, built.output).toMatchObject({ status: 0 });
});

afterAll(() => fixture.remove());

const downloads = async () =>
  (await fixture.files()).filter((file) => /^papers\/.*\.(?!html$)\w+$/.test(file));

const all = [
  ...['course/10-last', 'course/second', 'walking'].flatMap((id) =>
    ['clean.ipynb', 'ipynb', 'md', 'py'].map((ending) => `papers/${id}.${ending}`),
  ),
];

describe('the notebook of an entry lies beside its page', () => {
  test('in four forms, but for drafts, and for collections that do not say so', async () => {
    expect(await downloads()).toEqual(all);
    expect((await fixture.files()).filter((file) => /^lab\/.*\.(?:ipynb|md|py)$/.test(file))).toEqual([]);
  });

  test('as it is, cleaned, and as a script', async () => {
    expect(await fixture.read('papers/walking.ipynb')).toBe(
      await readFile(join(fixture.root, '../notebooks/walking.ipynb'), 'utf8'),
    );
    const cleaned = JSON.parse(await fixture.read('papers/walking.clean.ipynb'));
    expect(cleaned.cells.flatMap(({ outputs = [] }: { outputs?: unknown[] }) => outputs)).toEqual([]);
    expect(await fixture.read('papers/walking.py')).toContain('import numpy as np\nspeed = 1.4\n');
  });

  test('as Markdown, whose links and pictures are found from anywhere', async () => {
    const markdown = await fixture.read('papers/walking.md');
    expect(markdown).toMatch(/^---\ntitle: How people walk\n/);
    expect(markdown).toContain(
      '[the second part](https://example.org/docs/papers/course/second/#case-kept-heading)',
    );
    expect(markdown).not.toContain('notebook-media:');
    const files = [
      ...markdown.matchAll(/(?:\]\(|src=")https:\/\/example\.org\/docs\/(_astro\/notebooks\/[^)"]+)/g),
    ];
    expect(files.map(([, file = '']) => file.replace(/^.*\./, '')).sort()).toEqual([
      'csv',
      'png',
      'png',
      'svg',
    ]);
    const published = await fixture.files();
    for (const [, file] of files) expect(published).toContain(file);
  });

  test('and its page offers them, and where it can be opened', async () => {
    const page = await fixture.read('papers/walking/index.html');
    expect(page).toContain('<a href="/docs/papers/walking.ipynb" download');
    expect(page).toContain('<a href="/docs/papers/walking.py" download');
    expect(page).toContain(
      'https://colab.research.google.com/github/lab/gait/blob/main/notebooks/walking.ipynb',
    );
  });
});

test('astro dev serves them, also those of drafts', async () => {
  const { url, stop } = await fixture.dev();
  try {
    const script = await fetch(`${url}/docs/papers/walking.py`);
    expect(script.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await script.text()).toContain('speed = 1.4');
    const markdown = await (await fetch(`${url}/docs/papers/walking.md`)).text();
    const picture = /https:\/\/example\.org(\/docs\/_astro\/notebooks\/[^)"]+\.png)/.exec(markdown)?.[1];
    expect((await fetch(url + picture)).headers.get('content-type')).toBe('image/png');
    expect((await fetch(`${url}/docs/papers/course/draft.clean.ipynb`)).status).toBe(200);
    expect((await fetch(`${url}/docs/papers/nothing.md`)).status).toBe(404);
  } finally {
    await stop();
  }
});

test('with a warm content store they are what the options say, and come back when somebody cleared them away', async () => {
  const pythonless = await fixture.build({ DOWNLOADS: 'fewer' });
  expect(pythonless, pythonless.output).toMatchObject({ status: 0 });
  expect(await downloads()).toEqual(all.filter((file) => !file.endsWith('.py')));
  await rm(join(fixture.root, 'node_modules/.astro/notebook-loader'), { recursive: true });
  await fixture.build({ DOWNLOADS: 'fewer' });
  expect(await downloads()).toEqual(all.filter((file) => !file.endsWith('.py')));
  await fixture.build({ DOWNLOADS: 'none' });
  expect(await downloads()).toEqual([]);
  expect(await fixture.read('papers/walking/index.html')).not.toContain('>Download<');
});

test('without the integration nobody would publish them, and the loader says so', async () => {
  const { status, output } = await fixture.build({ WITHOUT: '1', TRUST: 'none' });
  expect(status).toBe(1);
  expect(output).toContain('The option "downloads" of the notebooks() loader needs the integration');
});
