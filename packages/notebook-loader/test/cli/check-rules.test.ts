import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { code, display, markdown, notebook, pixel, stream } from '../build-notebook.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-loader-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Assembled here, so that nobody takes it for one. */
const TOKEN = ['ghp', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5'].join('_');

const ran = (count: number | null, source = 'x = 1', metadata: object = {}) => ({
  ...code(source, [], metadata),
  execution_count: count,
});

async function check(cells: unknown[], ...options: string[]) {
  const path = join(folder, 'notebook.ipynb');
  await writeFile(path, JSON.stringify(JSON.parse(notebook(cells)), null, 1));
  let said = '';
  const status = await run(['check', path, ...options], {
    out: (text) => {
      said += text;
    },
    error: (text) => {
      said += text;
    },
    progress: () => {},
  });
  return { status, said };
}

const error = { output_type: 'error', ename: 'ValueError', evalue: 'no', traceback: ['ValueError: no'] };

describe('a rule finds', () => {
  test.each<[rule: string, place: string, cells: unknown[]]>([
    ['stale-order', 'cell 2', [ran(2), ran(1)]],
    ['stale-order', 'cell 2', [ran(1), ran(1)]],
    ['stale-order', 'cell 2', [ran(1), ran(null)]],
    ['error-output', 'cell 1', [code('1', [error])]],
    ['home-path', 'cell 1', [code('1', [stream('/home/ada/data.csv')])]],
    ['home-path', 'cell 1', [code('1', [stream('C:\\Users\\Ada\\data.csv')])]],
    ['home-path', 'cell 1', [code('1', [display({ 'text/html': '<p>/Users/ada/x</p>' })])]],
    ['huge-output', 'cell 1', [code('1', [stream('x'.repeat(1_000_001))])]],
    ['secret', 'cell 2', [markdown('# Title'), code(`token = "${TOKEN}"`)]],
    ['secret', 'cell 1', [code('1', [stream(`Authorization: ${TOKEN}`)])]],
    ['missing-alt', 'cell 1', [markdown('![](walk.gif)')]],
    ['missing-alt', 'cell 1', [markdown('<img src="walk.gif">')]],
    ['missing-alt', 'cell 1', [code('1', [display({ 'image/png': pixel })])]],
    ['math-error', 'cell 1', [markdown('$\\frac{1}$')]],
    ['dead-link', '', [markdown('[x](#nowhere)')]],
  ])('%s in %s of %j', async (rule, place, cells) => {
    const { said } = await check(cells);
    expect(said).toContain(`[${rule}]`);
    if (place) expect(said).toMatch(new RegExp(`\\(${place}\\).*\\[${rule}\\]`));
  });
});

test.each<[about: string, cells: unknown[]]>([
  ['cells run in order', [ran(1), ran(3), ran(7)]],
  ['a notebook that was never run', [ran(null), ran(null)]],
  ['a cell that is not to be run', [ran(1), ran(null, 'x', { tags: ['skip-execution'] })]],
  ['a cell of comments', [ran(1), ran(null, '# later\n')]],
  ['an error that is meant', [code('1', [error], { tags: ['raises-exception'] })]],
  ['the home folder of a container', [code('1', [stream('/home/jovyan/x /Users/runner/y')])]],
  ['a path in a source', [code('open("/home/ada/x")')]],
  ['a picture with words', [code('#| fig-alt: a line\n1', [display({ 'image/png': pixel })])]],
  [
    'a picture with words in its metadata',
    [code('1', [display({ 'image/png': pixel }, { 'image/png': { alt: 'a line' } })])],
  ],
  ['an example of a token', [markdown('Write `ghp_…` here.')]],
])('nothing is found in %s', async (_, cells) => {
  expect(await check(cells)).toEqual({ status: 0, said: '1 notebook: 0 errors, 0 warnings' });
});

test('a secret fails the command, and is not told', async () => {
  const { status, said } = await check([code(`token = "${TOKEN}"`)]);
  expect(status).toBe(1);
  expect(said).toContain('GitHub Token');
  expect(said).not.toContain(TOKEN);
});

test('annotations name the line of the cell', async () => {
  const { said } = await check([markdown('one'), code('1', [error])], '--github');
  expect(said).toMatch(
    /^::warning file=.*notebook\.ipynb,line=15,col=3,title=notebook-loader%3A error-output::Cell 2: This cell ended with ValueError.*\n1 notebook: 0 errors, 1 warning$/,
  );
});
