import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { PUBLISHED, type PublishedName } from '../src/pack.ts';

/** A command of what the build has left in `dist`; what it prints. */
async function run(name: PublishedName, args: readonly string[], cache = tmpdir()): Promise<string> {
  const bin = fileURLToPath(new URL(`../../../packages/${name}/dist/cli/bin.js`, import.meta.url));
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  return (await promisify(execFile)(process.execPath, [bin, ...args], { env })).stdout;
}

test.each(PUBLISHED)('%s knows its version', async (name) => {
  expect(await run(name, ['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('astro-unity reads an export', async () => {
  const build = fileURLToPath(new URL('../../../unity/reference-player/dist', import.meta.url));
  expect(await run('astro-unity', ['inspect', build])).toContain('started by createUnityInstance');
});

test('notebook-loader finds what it loads by paths: threads, stylesheets', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commands-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const chart = { data: { values: [{ steps: 2 }] }, mark: 'bar', encoding: { x: { field: 'steps' } } };
  const outputs = [
    { output_type: 'display_data', metadata: {}, data: { 'application/vnd.vegalite.v5+json': chart } },
  ];
  const cells = [{ id: 'a', cell_type: 'code', metadata: {}, execution_count: 1, source: 'chart', outputs }];
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
  await writeFile(join(folder, 'chart.ipynb'), JSON.stringify(notebook));

  const out = join(folder, 'out');
  expect(await run('notebook-loader', ['render', folder, '--out', out], folder)).toContain('1 rendered');
  const [drawing = ''] = await readdir(join(out, 'media'));
  expect(await readFile(join(out, 'media', drawing), 'utf8')).toContain('<svg');
  expect(await readFile(join(out, 'notebook.css'), 'utf8')).toContain('@layer notebook {');
  expect(await run('notebook-loader', ['check', folder], folder)).toContain('0 errors');
});
