import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { markdown, notebook } from '../build-notebook.ts';

let folder = '';
let said = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-loader-'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  await write(
    '1-first.ipynb',
    '# First\n\n@eq-speed, [](2-part/10-theory.ipynb), [there](2-part/10-theory.ipynb#My-Part)',
  );
  await write(
    '2-part/10-theory.ipynb',
    '# Theory\n\n## My Part\n\n## Rest\n\n$$v \\label{eq-speed}$$\n\n[back](../1-first.ipynb)',
  );
  await write('2-part/9-alone.ipynb', '# Alone');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, ...sources: string[]): Promise<void> {
  const file = join(folder, 'in', name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, notebook(sources.map((source) => markdown(source))));
}

async function call(...args: string[]): Promise<string> {
  said = '';
  const out = (text: string): void => {
    said += `${text}\n`;
  };
  await run(args, { out, error: out, progress: () => {} });
  return said;
}

const render = (...paths: string[]) =>
  call(
    'render',
    ...(paths.length > 0 ? paths : ['']).map((path) => join(folder, 'in', path)),
    '--out',
    join(folder, 'out'),
  );
const page = (name: string) => readFile(join(folder, 'out', name), 'utf8');

test('links and references lead to the pages of other notebooks', async () => {
  await render();
  const first = await page('1-first.html');
  expect(first).toContain(
    '<a href="2-part/10-theory.html#user-content-eq-speed" class="nb-ref nb-ref-number">Equation 1</a>',
  );
  expect(first).toContain('<a href="2-part/10-theory.html">Theory</a>');
  expect(first).toContain('<a href="2-part/10-theory.html#my-part">there</a>');
  expect(await page('2-part/10-theory.html')).toContain('<a href="../1-first.html">back</a>');
});

test('a page has contents, and neighbours in the natural order of the names', async () => {
  await render();
  const theory = await page('2-part/10-theory.html');
  expect(theory).toMatch(
    /<nav class="nb-contents".*<a href="#theory">Theory<.*<li class="nb-contents-1"><a href="#my-part">/,
  );
  expect(theory).toContain('<a rel="prev" href="9-alone.html"><span>Previous</span> Alone</a></nav>');
  expect(await page('1-first.html')).toContain(
    '<a rel="next" href="2-part/9-alone.html"><span>Next</span> Alone</a>',
  );
});

test('a page without a heading of the first rank begins with its title', async () => {
  await write('2-part/9-alone.ipynb', '---\ntitle: Alone & apart\n---', 'Text');
  await write('2-part/11-fast_steps.ipynb', '## Steps');
  await render();
  expect(await page('2-part/9-alone.html')).toContain('<main><h1>Alone &#38; apart</h1>\n<article');
  expect(await page('2-part/11-fast_steps.html')).toContain('<main><h1>Fast steps</h1>');
  expect(await page('1-first.html')).toContain('<main><article');
});

/** Names of the pages that a second run writes after a change. */
async function writtenAfter(change: () => Promise<unknown>): Promise<string[]> {
  const names = ['1-first.html', '2-part/9-alone.html', '2-part/10-theory.html'];
  await change();
  const before = await Promise.all(names.map((name) => stat(join(folder, 'out', name))));
  await render();
  const after = await Promise.all(names.map((name) => stat(join(folder, 'out', name))));
  return names.filter((_, index) => before[index]?.ino !== after[index]?.ino);
}

test.each<[string, string[], () => Promise<unknown>]>([
  ['nothing', [], async () => {}],
  [
    'a number that it refers to',
    ['1-first.html', '2-part/10-theory.html'],
    () =>
      write(
        '2-part/10-theory.ipynb',
        '# Theory\n\n## My Part\n\n$$a \\label{a}$$\n\n$$v \\label{eq-speed}$$',
      ),
  ],
  [
    'what nobody refers to',
    ['2-part/10-theory.html'],
    () => write('2-part/10-theory.ipynb', '# Theory\n\n## My Part\n\nMore.\n\n$$v \\label{eq-speed}$$'),
  ],
  [
    'the title of a neighbour',
    ['1-first.html', '2-part/9-alone.html', '2-part/10-theory.html'],
    () => write('2-part/9-alone.ipynb', '# Lonely'),
  ],
])('a page is written again after a change of %s, and no other', async (_, expected, change) => {
  await render();
  expect(await writtenAfter(change)).toEqual(expected);
  expect(said).toContain(`${3 - expected.length} unchanged`);
  expect(await writtenAfter(async () => {})).toEqual([]);
});

test('the page that refers to a changed number has the new one, without being rendered', async () => {
  await render();
  await write('2-part/10-theory.ipynb', '# Theory\n\n$$a \\label{a}$$\n\n$$v \\label{eq-speed}$$');
  await render();
  expect(await page('1-first.html')).toContain('>Equation 2</a>');
  expect(said).toMatch(/^1 rendered, 1 linked anew, 1 unchanged/m);
});

test('a draft that is gone or damaged is made again', async () => {
  await render();
  await rm(join(folder, 'cache/notebook-loader/pages'), { recursive: true });
  await write('2-part/9-alone.ipynb', '# Lonely');
  await render();
  expect(await page('1-first.html')).toContain('<span>Next</span> Lonely</a>');
  expect(await page('1-first.html')).toContain('>Equation 1</a>');
});

test('links lead to pages of earlier runs to the same folder, until their notebooks are gone', async () => {
  await render('2-part/10-theory.ipynb');
  const moved = join(folder, 'in');
  await render('1-first.ipynb');
  expect(await page('1-first.html')).toContain('<a href="10-theory.html">Theory</a>');
  await rm(join(moved, '2-part/10-theory.ipynb'));
  await render('1-first.ipynb');
  expect(await page('1-first.html')).not.toContain('10-theory.html');
  expect(said).toContain('3 warnings');
});

test('what leads nowhere is told with its cell, and is text on the page', async () => {
  await write('1-first.ipynb', '# First', '[gone](gone.ipynb), [up](../../up.ipynb), @fig-none');
  await render();
  const first = await page('1-first.html');
  expect(first.replace(/<[^>]+>/g, '')).toContain('gone, up, ');
  expect(first).not.toMatch(/href="[^"]*(?:gone|up\.|fig-none)/);
  const out = await call('check', join(folder, 'in'));
  expect(out).toMatch(
    /1-first\.ipynb:1:\d+ \(cell 2\) {2}warning {2}The link "gone\.ipynb" names a file that does not exist/,
  );
  expect(out).toMatch(/The link "\.\.\/\.\.\/up\.ipynb" leads out of the notebooks’ folder/);
  expect(out).toMatch(/The reference to “fig-none” leads nowhere: neither this notebook nor another/);
});

test('a check of one notebook trusts links to others that are there', async () => {
  await utimes(join(folder, 'in/1-first.ipynb'), 0, 0);
  const out = await call('check', join(folder, 'in/1-first.ipynb'), join(folder, 'in/2-part/9-alone.ipynb'));
  expect(out).not.toContain('The link');
});
