import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { cellCacheFile } from '../../src/media/cell-cache.ts';
import { readKept, writeKept } from '../../src/media/kept-file.ts';
import { packageVersion } from '../../src/media/package-version.ts';
import { code, display, markdown, notebook, pixel } from '../build-notebook.ts';

vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => 4,
}));

let folder = '';
let said = { out: '', error: '' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-loader-'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  await write('one', '# One\n\n![f](fig.png)', display({ 'image/png': pixel }));
  await write('two', '# Two', display({ 'image/png': pixel }));
  await writeFile(join(folder, 'in/fig.png'), Buffer.from(pixel, 'base64'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, source: string, ...outputs: unknown[]): Promise<void> {
  await mkdir(dirname(join(folder, `in/${name}`)), { recursive: true });
  await writeFile(join(folder, `in/${name}.ipynb`), notebook([markdown(source), code('1', outputs)]));
}

/** Renders, and tells the names of the pages that were written. */
async function render(...options: string[]): Promise<string[]> {
  const before = await pageFiles();
  said = { out: '', error: '' };
  await run(['render', join(folder, 'in'), '--out', join(folder, 'out'), ...options], {
    out: (text) => {
      said.out += text;
    },
    error: (text) => {
      said.error += text;
    },
    progress: () => {},
  });
  const after = await pageFiles();
  return [...after].filter(([name, file]) => before.get(name) !== file).map(([name]) => name);
}

/** A page that is written is another file; its time may be the same, since clocks of file systems take steps of milliseconds. */
async function pageFiles(): Promise<Map<string, number>> {
  const names = await readdir(join(folder, 'out')).catch(() => []);
  const pages = names.filter((name) => name.endsWith('.html') && name !== 'index.html');
  return new Map(
    await Promise.all(
      pages.map(async (name) => {
        const { ino } = await stat(join(folder, 'out', name));
        return [name, ino] as const;
      }),
    ),
  );
}

test('what has not changed is not written again, and is in the summary and the index all the same', async () => {
  expect(await render()).toEqual(['one.html', 'two.html']);
  expect(said.out).toContain('2 rendered, 0 unchanged');
  expect(await render()).toEqual([]);
  expect(said.out).toMatch(/^2 pages .*\n0 rendered, 2 unchanged/);
  expect(await readFile(join(folder, 'out/index.html'), 'utf8')).toContain('<a href="two.html">Two</a>');
});

test.each<[string, string[], () => Promise<unknown>]>([
  ['its notebook has changed', ['two.html'], () => write('two', '# Two\n\nMore')],
  ['its page was taken away', ['one.html'], () => rm(join(folder, 'out/one.html'))],
  ['its page was edited', ['one.html'], () => appendFile(join(folder, 'out/one.html'), ' ')],
  [
    'a picture of it was taken away',
    ['one.html', 'two.html'],
    () => rm(join(folder, 'out/media'), { recursive: true }),
  ],
  ['a picture beside it has changed', ['one.html'], () => appendFile(join(folder, 'in/fig.png'), ' ')],
  ['a picture beside it is gone', ['one.html'], () => rm(join(folder, 'in/fig.png'))],
  ['what was kept is damaged', ['one.html', 'two.html'], () => damageRecords()],
])('a page is written again where %s', async (_, pages, change) => {
  await render();
  await change();
  expect(await render()).toEqual(pages);
  expect(await render()).toEqual([]);
});

/** Files of the command's cache, by their paths below it. */
async function keptFiles(): Promise<string[]> {
  const names = await readdir(join(folder, 'cache/notebook-loader'), { recursive: true });
  return names.filter((name) => /\.(?:jsonl?|html)$/.test(name));
}

test('cells that have not changed come from the cache, unless all is to be rendered', async () => {
  await render();
  const kept = cellCacheFile(
    join(folder, 'cache/notebook-loader/cells'),
    join(folder, 'in/two.ipynb'),
    packageVersion(),
  );
  const texts: [string, string][] = JSON.parse((await readKept(kept)) ?? '');
  // One token of one character, a comment.
  await writeKept(kept, JSON.stringify(texts.map(([key]) => [key, '15'])));
  await write('two', '# Three');
  await render();
  expect(await readFile(join(folder, 'out/two.html'), 'utf8')).toContain(
    '<span class="nb-t-comment">1</span>',
  );
  await render('--force');
  expect(await readFile(join(folder, 'out/two.html'), 'utf8')).toContain(
    '<span class="nb-t-number">1</span>',
  );
});

test('a file beside a notebook comes along where it is below the folder, and is safe', async () => {
  await writeFile(join(folder, 'in/table.csv'), 'a,b\n');
  await writeFile(join(folder, 'in/page.html'), '<script>alert(1)</script>');
  await writeFile(
    join(folder, 'in/drawing.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>',
  );
  await symlink('/etc/hostname', join(folder, 'in/link.png'));
  await write(
    'sub/files',
    '[table](../table.csv) [page](../page.html) ![drawing](../drawing.svg) ![link](../link.png) ![gone](gone.png)',
  );
  await render();
  const page = await readFile(join(folder, 'out/sub/files.html'), 'utf8');
  const [, table = ''] = /<a href="\.\.\/(media\/table\.[^"]+\.csv)">table/.exec(page) ?? [];
  expect(await readFile(join(folder, 'out', table), 'utf8')).toBe('a,b\n');
  const [, drawing = ''] = /<img src="\.\.\/(media\/drawing\.[^"]+\.svg)"/.exec(page) ?? [];
  expect(await readFile(join(folder, 'out', drawing), 'utf8')).toMatch(/^(?!.*script).*<rect/s);
  expect(page).not.toMatch(/page\.html|link\.png|gone\.png/);
  expect(page).toContain('<span class="nb-missing">gone</span>');
  expect(said.out).toContain('3 warnings');
  await writeFile(join(folder, 'in/sub/gone.png'), Buffer.from(pixel, 'base64'));
  expect(await render()).toEqual([]);
  expect(await readFile(join(folder, 'out/sub/files.html'), 'utf8')).toMatch(/<img src="\.\.\/media\/gone\./);
});

test('of a notebook that is gone nothing is kept', async () => {
  await render();
  const cells = await keptFiles();
  await rm(join(folder, 'in/two.ipynb'));
  await render();
  expect(await keptFiles()).toHaveLength(cells.length - 2);
  expect(said.out).toMatch(/^1 page /);
});

async function damageRecords(): Promise<void> {
  const kept = join(folder, 'cache/notebook-loader');
  for (const name of await keptFiles()) await writeFile(join(kept, name), '{"circumstances"');
}

test('every page is written again where options differ, or where asked to', async () => {
  await render();
  expect(await render('--remote-image', 'example.org')).toEqual(['one.html', 'two.html']);
  expect(await render('--remote-image', 'example.org', '--force')).toEqual(['one.html', 'two.html']);
  expect(await render('--remote-image', 'example.org', '--remote-data', 'example.org')).toEqual([
    'one.html',
    'two.html',
  ]);
});

test('a notebook that cannot be read is explained every time', async () => {
  await writeFile(join(folder, 'in/bad.ipynb'), '{"cells": [');
  await render();
  const first = said.error;
  expect(first).toMatch(/bad\.ipynb:1:12 .*truncated/);
  await render();
  expect(said.error).toBe(first);
});

test('large folders are rendered by several threads, to the same pages', async () => {
  await write('small', '# Small', display({ 'image/png': pixel }));
  await render();
  const alone = await readFile(join(folder, 'out/small.html'), 'utf8');
  for (const name of ['large', 'larger']) {
    await write(name, '# Large', { output_type: 'stream', name: 'stdout', text: 'x\n'.repeat(1_200_000) });
  }
  expect(await render('--force')).toEqual([
    'large.html',
    'larger.html',
    'one.html',
    'small.html',
    'two.html',
  ]);
  expect(await readFile(join(folder, 'out/small.html'), 'utf8')).toBe(alone);
  expect(said.out).toMatch(/slowest: larger?\.ipynb/);
});

test('scripts of outputs run in frames, where the notebooks are trusted', async () => {
  await write('live', '# Live', display({ 'text/html': '<div></div><script>alert(1)</script>' }));
  await render();
  const page = () => readFile(join(folder, 'out/live.html'), 'utf8');
  expect(await page()).not.toMatch(/<iframe|script-src/);
  await render('--trust');
  expect(await page()).toMatch(
    /script-src 'self'; frame-src 'self'.*<iframe src="media\/\w+\.htm" sandbox="allow-scripts"/s,
  );
});

test('a folder is no notebook, whatever its name; what cannot be written is said', async () => {
  await mkdir(join(folder, 'in/folder.ipynb'));
  expect(await render()).toEqual(['one.html', 'two.html']);
  expect(said.error).toBe('');
  await rm(join(folder, 'out'), { recursive: true });
  await writeFile(join(folder, 'out'), 'no folder');
  await render();
  expect(said.error).toMatch(/^The pages could not all be written to .*out: .*(?:EEXIST|ENOTDIR)/);
});

test('a notebook may be called index', async () => {
  await copyFile(join(folder, 'in/two.ipynb'), join(folder, 'in/index.ipynb'));
  await render();
  expect(await readFile(join(folder, 'out/index.html'), 'utf8')).toContain('<h1 id="two">');
  expect(await readFile(join(folder, 'out/notebooks.html'), 'utf8')).toContain(
    '<a href="index.html">Two</a>',
  );
  expect(await readFile(join(folder, 'out/one.html'), 'utf8')).toContain('<a href="notebooks.html">');
});

test('two notebooks for one page are refused, with both named', async () => {
  await mkdir(join(folder, 'more'));
  await copyFile(join(folder, 'in/two.ipynb'), join(folder, 'more/two.ipynb'));
  const paths = [join(folder, 'in/two.ipynb'), join(folder, 'more/two.ipynb')];
  let error = '';
  const status = await run(['render', ...paths, '--out', join(folder, 'out')], {
    out: () => {},
    error: (text) => {
      error += text;
    },
    progress: () => {},
  });
  expect(status).toBe(2);
  expect(error).toMatch(/in\/two\.ipynb and .*more\/two\.ipynb would both become two\.html/);
});
