import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NotebookSource, type NotebookSourceSettings } from '../../src/astro/notebook-source.ts';
import { code, display, markdown, notebook, pixel, stream } from '../build-notebook.ts';

const walking = [
  markdown('# Walking\n\nSee [](running.ipynb) and @fig-run, ![a foot](foot.png) [@winter].'),
  code('import gait', [display({ 'image/png': pixel }), stream('done\n')]),
];
const running = [
  markdown('# Running'),
  code('#| label: fig-run\n#| fig-cap: A run\nplot()', [display({ 'image/png': pixel })]),
];
const bibliography = '@book{winter, author={David Winter}, title={Biomechanics}, year={2009}}';

/** A folder of two notebooks, and what is kept of them. */
async function open() {
  const base = await mkdtemp(join(tmpdir(), 'drafts-'));
  onTestFinished(() => rm(base, { recursive: true }));
  await writeFile(join(base, 'walking.ipynb'), notebook(walking));
  await writeFile(join(base, 'running.ipynb'), notebook(running));
  await writeFile(join(base, 'works.bib'), bibliography);
  const cache = join(base, '.cache');
  const source = (settings: Partial<NotebookSourceSettings>) =>
    new NotebookSource({
      ...{
        base,
        root: base,
        pattern: ['*.ipynb'],
        mediaFolder: join(cache, 'media'),
        render: {},
        drafts: false,
      },
      pageOf: (id) => `/nb/${id}/`,
      ...settings,
    });
  const prepare = async (settings: Partial<NotebookSourceSettings> = {}, only?: string) => {
    const opened = source(settings);
    const files = (await opened.files()).filter(({ id }) => only === undefined || id === only);
    return Promise.all(files.map((file) => opened.prepare(file)));
  };
  const drafts = join(cache, 'drafts');
  return {
    base,
    prepare,
    prune: () => source({}).prune(),
    drafts,
    /** Prepares again; tells whether something was rendered, which looks for the colours of its cells. */
    async again(settings?: Partial<NotebookSourceSettings>) {
      await rm(join(cache, 'cells'), { recursive: true, force: true });
      const results = await prepare(settings);
      const isRendered = await readdir(join(cache, 'cells')).then(
        () => true,
        () => false,
      );
      return { results, isRendered };
    },
  };
}

test('another build has the same notebooks, and renders none', async () => {
  const { prepare, again } = await open();
  const results = await prepare();
  expect(JSON.stringify(results)).toContain('href=\\"/nb/running/#user-content-fig-run\\"');
  expect(await again()).toEqual({ results, isRendered: false });
});

test.each<[string, (text: string) => string]>([
  ['cut off', (text) => text.slice(0, -20)],
  ['empty', () => ''],
  ['changed', (text) => text.replaceAll('Walking', 'Talking')],
  ['of another version', (text) => text.replace(/\w{64}$/, '0'.repeat(64))],
])('drafts that are %s are made again, and heal', async (_, damage) => {
  const { prepare, again, drafts } = await open();
  const results = await prepare();
  for (const name of await readdir(drafts)) {
    await writeFile(join(drafts, name), damage(await readFile(join(drafts, name), 'utf8')));
  }
  expect(await again()).toEqual({ results, isRendered: true });
  expect(await again()).toEqual({ results, isRendered: false });
});

test.each<[string, (base: string) => Promise<unknown>, RegExp]>([
  [
    'its text',
    (base) => writeFile(join(base, 'walking.ipynb'), notebook([markdown('# Standing')])),
    /Standing/,
  ],
  [
    'another notebook',
    (base) => writeFile(join(base, 'running.ipynb'), notebook([markdown('# Jumping')])),
    />Jumping</,
  ],
  [
    'a picture that comes',
    (base) => writeFile(join(base, 'foot.png'), Buffer.from(pixel, 'base64')),
    /foot\.\w{16}\.png/,
  ],
  [
    'a bibliography',
    (base) => writeFile(join(base, 'works.bib'), bibliography.replace('2009', '1990')),
    /1990/,
  ],
  ['a bibliography that goes', (base) => rm(join(base, 'works.bib')), /^(?!.*2009)/s],
  [
    'a bibliography that comes',
    (base) => writeFile(join(base, 'a.bib'), bibliography.replace('2009', '1979')),
    /1979/,
  ],
  ['a kept file that is gone', (base) => rm(join(base, '.cache/media'), { recursive: true }), /Walking/],
])('a notebook is what it is after a change of %s', async (_, change, expected) => {
  const { base, prepare } = await open();
  await prepare();
  await mkdir(join(base, '.cache'), { recursive: true });
  await change(base);
  const changed = await prepare({}, 'walking');
  expect(JSON.stringify(changed)).toMatch(expected);
  await rm(join(base, '.cache'), { recursive: true });
  expect(changed).toEqual(await prepare({}, 'walking'));
});

test.each<[string, Partial<NotebookSourceSettings>]>([
  ['omitTitle', { omitTitle: true }],
  ['trust', { trust: ['**'] }],
  ['render', { render: { remoteImages: ['*'] } }],
])('drafts made under another option %s do not count', async (_, settings) => {
  const { prepare, again } = await open();
  await prepare();
  expect((await again(settings)).isRendered).toBe(true);
});

test('of a notebook that is gone nothing is kept', async () => {
  const { base, prepare, prune, drafts } = await open();
  await prepare();
  await prune();
  expect(await readdir(drafts)).toHaveLength(2);
  await rm(join(base, 'running.ipynb'));
  await prune();
  expect(await readdir(drafts)).toHaveLength(1);
  expect(await readdir(join(drafts, '../cells'))).toHaveLength(1);
});

test('with plugins, which nobody can compare, nothing is kept', async () => {
  const { prepare, again } = await open();
  const settings = { render: { rehypePlugins: [() => () => {}] } };
  await prepare(settings);
  expect((await again(settings)).isRendered).toBe(true);
});

test('threads make the same notebooks, also two builds at once', async () => {
  const { base, prepare, again } = await open();
  await writeFile(join(base, 'long.ipynb'), notebook([code('log()', [stream('a line\n'.repeat(300_000))])]));
  await writeFile(join(base, 'broken.ipynb'), '{');
  const results = await prepare();
  await rm(join(base, '.cache'), { recursive: true });
  expect(await Promise.all([prepare({ threads: true }), prepare()])).toEqual([results, results]);
  expect((await again({ threads: true })).results).toEqual(results);
});
