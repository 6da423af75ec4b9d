import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { code, display, markdown, notebook, pixel } from '../build-notebook.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-loader-'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  await mkdir(join(folder, 'in/sub/.ipynb_checkpoints'), { recursive: true });
  const first = notebook([
    markdown('# One & only\n\n[two](sub/two.ipynb#x) ![f](fig.png) ![up](../secret.png)'),
    code('1', [display({ 'image/png': pixel })]),
  ]);
  await writeFile(join(folder, 'in/one.ipynb'), first);
  await writeFile(join(folder, 'in/fig.png'), Buffer.from(pixel, 'base64'));
  await writeFile(join(folder, 'secret.png'), Buffer.from(pixel, 'base64'));
  await writeFile(
    join(folder, 'in/sub/two.ipynb'),
    notebook([markdown('# Two\n\n[nowhere](#nowhere) <b style="color:red">r</b>')]),
  );
  await writeFile(join(folder, 'in/sub/.ipynb_checkpoints/two.ipynb'), 'never read');
  await writeFile(join(folder, 'in/bad.ipynb'), '{"cells": [');
});
afterAll(() => {
  vi.unstubAllEnvs();
  return rm(folder, { recursive: true, force: true });
});

async function call(...args: string[]) {
  const said = { out: '', error: '' };
  const status = await run(args, {
    out: (text) => {
      said.out += `${text}
`;
    },
    error: (text) => {
      said.error += `${text}
`;
    },
    progress: () => {},
  });
  return { status, ...said };
}

describe('render', () => {
  test('writes complete pages, files and an index; a bad notebook stops nothing', async () => {
    const out = join(folder, 'out');
    const { status, out: summary, error } = await call('render', join(folder, 'in'), '--out', out);
    expect(status).toBe(1);
    expect(summary).toMatch(/^2 pages in [\d.]+ s to .*; 1 notebook failed, 3 warnings/);
    expect(error).toMatch(/bad\.ipynb:1:12 .*truncated/);
    expect((await readdir(out)).sort()).toEqual(['index.html', 'media', 'notebook.css', 'one.html', 'sub']);

    const page = await readFile(join(out, 'one.html'), 'utf8');
    expect(page).toContain('<title>One &#38; only</title>');
    expect(page).toContain('<a href="sub/two.html">');
    const source = /<img src="(media\/\w+\.png)"/.exec(page)?.[1];
    expect(await readFile(join(out, source ?? ''))).toEqual(Buffer.from(pixel, 'base64'));

    const nested = await readFile(join(out, 'sub/two.html'), 'utf8');
    expect(nested).toContain('<link rel="stylesheet" href="../notebook.css">');
    expect(nested).toContain('<link rel="stylesheet" href="../sub/two.css">');
    expect(await readFile(join(out, 'sub/two.css'), 'utf8')).toContain('color:light-dark(#ff0000');
    expect(await readFile(join(out, 'index.html'), 'utf8')).toContain('<a href="sub/two.html">Two</a>');
    const css = await readFile(join(out, 'notebook.css'), 'utf8');
    expect(css).toContain('--nb-t-keyword');
    expect(css).not.toContain('@import');
  });

  test('needs a place to write', async () => {
    expect(await call('render', folder)).toMatchObject({
      status: 2,
      error: expect.stringContaining('--out'),
    });
  });
});

describe('check', () => {
  test('for people', async () => {
    const { status, out } = await call('check', join(folder, 'in'));
    expect(status).toBe(1);
    expect(out).toMatch(/bad\.ipynb:1:12 {2}error {2}.*truncated.*\[unreadable\]\n {4}Restore it/);
    expect(out).toMatch(/sub\/two\.ipynb {2}warning {2}The link to “#nowhere” leads nowhere.*\[dead-link\]/);
    expect(out).toMatch(
      /one\.ipynb:1:\d+ \(cell 1\) {2}warning {2}The link "sub\/two\.ipynb#x" names a place .*\[dead-link\]/,
    );
    expect(out).toMatch(
      /\(cell 1\) {2}warning {2}The address "\.\.\/secret\.png" leads out .*\[missing-file\]/,
    );
    expect(out).toMatch(/3 notebooks: 1 error, 4 warnings\n$/);
  });

  test('as JSON', async () => {
    const { out } = await call('check', '--json', join(folder, 'in/sub/two.ipynb'));
    expect(JSON.parse(out)).toMatchObject({
      notebooks: 1,
      errors: 0,
      warnings: 1,
      diagnoses: [{ level: 'warning', rule: 'dead-link' }],
    });
  });

  test('the exit status counts warnings only when strict', async () => {
    const two = join(folder, 'in/sub/two.ipynb');
    expect((await call('check', two)).status).toBe(0);
    expect((await call('check', '--strict', two)).status).toBe(1);
  });
});

describe('the command line', () => {
  test.each<[string[], number, RegExp]>([
    [[], 2, /Usage/],
    [['--help'], 0, /Usage/],
    [['--version'], 0, /^\d+\.\d+\.\d+/],
    [['rendr', 'x'], 2, /no command “rendr”. Did you mean “render”\?/],
    [['xyzxyz'], 2, /no command “xyzxyz”. See --help/],
    [['check'], 2, /Name the notebooks/],
    [
      ['check', '/no/such/folder'],
      2,
      /no file or folder “\/no\/such\/folder”. There is no folder \/no\/such either/,
    ],
    [['check', 'x', '--nope'], 2, /There is no option “--nope”\. See --help/],
    [['check', 'x', '--strct'], 2, /There is no option “--strct”\. Did you mean “--strict”\?/],
    [['check', 'x', '-x'], 2, /There is no option “-x”/],
    [['check', 'x', '--out', 'y'], 2, /“check” has no option “--out”\. It belongs to “render”/],
    [['render', 'x', '--out'], 2, /--out <value>' argument missing/],
    [['check', 'x', '--json=1'], 2, /--json' does not take an argument/],
  ])('%j', async (args, status, said) => {
    const result = await call(...args);
    expect(result.status).toBe(status);
    expect(result.out + result.error).toMatch(said);
  });

  test('runs from its TypeScript source', async () => {
    const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [bin, '--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
