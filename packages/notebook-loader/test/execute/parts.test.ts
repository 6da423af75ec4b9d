import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseKernel } from '../../src/execute/choose-kernel.ts';
import { codeToRun, notebookWishes } from '../../src/execute/code-to-run.ts';
import { executionKey } from '../../src/execute/execution-key.ts';
import { explainFailure } from '../../src/execute/explain-failure.ts';
import { findPythons } from '../../src/execute/find-python.ts';
import type { RunFailure } from '../../src/execute/run-code.ts';
import { stampCommand } from '../../src/execute/stamp-command.ts';
import { parseNotebook } from '../../src/nbformat/index.ts';
import { code, markdown, notebook, stream } from '../build-notebook.ts';

describe('what results depend on', () => {
  const facts = { kernel: 'python3', environment: 'a', folder: 'lab', allowErrors: false, inputs: 'i' };
  const keyOf = (cells: unknown[], changed: object = {}) =>
    executionKey({ ...facts, code: codeToRun(parseNotebook(notebook(cells))), ...changed });
  const key = keyOf([markdown('a'), code('1'), code('2')]);

  test.each<[string, string]>([
    ['other code', keyOf([code('1'), code('3')])],
    ['another order', keyOf([code('2'), code('1')])],
    ['cells that are joined', keyOf([code('12')])],
    ['one cell more', keyOf([code('1'), code('2'), code('')])],
    ['a tag that says how it runs', keyOf([code('1', [], { tags: ['raises-exception'] }), code('2')])],
    ['an option that says whether it runs', keyOf([code('#| eval: false\n1'), code('2')])],
    ['another kernel', keyOf([code('1'), code('2')], { kernel: 'ir' })],
    ['other packages', keyOf([code('1'), code('2')], { environment: 'b' })],
    ['another folder', keyOf([code('1'), code('2')], { folder: 'other' })],
    ['errors that are allowed', keyOf([code('1'), code('2')], { allowErrors: true })],
    ['other data', keyOf([code('1'), code('2')], { inputs: 'j' })],
  ])('%s', (_, other) => expect(other).not.toBe(key));

  test.each<[string, string]>([
    ['text', keyOf([code('1'), markdown('b'), code('2')])],
    ['saved outputs', keyOf([code('1', [stream('saved')]), code('2')])],
    ['other tags and metadata', keyOf([code('1', [], { tags: ['wide'], collapsed: true }), code('2')])],
  ])('not %s', (_, other) => expect(other).toBe(key));
});

test('cells are skipped by tag and by option; a notebook sets its own limits', () => {
  const read = parseNotebook(
    notebook([code('1', [], { tags: ['skip-execution', 'x'] }), code('#| eval: false\n2'), code('3')], {
      execution: { timeout: 7, allow_errors: true },
    }),
  );
  expect(codeToRun(read).map(({ tags }) => tags)).toEqual([['skip-execution'], ['skip-execution'], []]);
  expect(notebookWishes(read)).toEqual({ timeout: 7, allowErrors: true });
});

describe('the kernel', () => {
  const kernels = ['python3', 'ir', 'julia-1.11'].map((name, index) => ({
    ...{ name, argv: [], env: {} },
    language: ['python', 'R', 'julia'][index] ?? '',
  }));
  const choose = (metadata: object, instead: Record<string, string> = {}) =>
    chooseKernel(
      parseNotebook(notebook([code('x <- c(1)')], metadata)),
      { python: 'python3', kernels },
      instead,
      'a.ipynb',
    ).name;

  test.each<[string, object, Record<string, string>, string]>([
    ['that the notebook names', { kernelspec: { name: 'ir' } }, {}, 'ir'],
    ['in other letters', { kernelspec: { name: 'IR' } }, {}, 'ir'],
    ['by name alone, as old notebooks have it', { kernelspec: 'python3' }, {}, 'python3'],
    ['that stands in its place', { kernelspec: { name: 'conda-env-x' } }, { 'conda-env-x': 'ir' }, 'ir'],
    ['of its language', { language_info: { name: 'julia' } }, {}, 'julia-1.11'],
    ['of the language that its code is in', {}, {}, 'ir'],
  ])('%s', (_, metadata, instead, name) => expect(choose(metadata, instead)).toBe(name));

  test('none of its name or language', () => {
    expect(() => choose({ kernelspec: { name: 'sage' } })).toThrow(
      /a\.ipynb: Jupyter has no kernel “sage”.*Installed are/,
    );
    expect(() => choose({ language_info: { name: 'go' } })).toThrow(/names no kernel.* its language, go/);
  });
});

describe('Pythons', () => {
  test.skipIf(process.platform === 'win32')(
    'the active environment comes first, then .venv, Jupyter’s own, the machine’s',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'pythons-'));
      const make = async (path: string, text = '') => {
        await mkdir(join(folder, path, '..'), { recursive: true });
        await writeFile(join(folder, path), text);
        return join(folder, path);
      };
      const active = await make('active/bin/python');
      const own = await make('project/.venv/bin/python');
      await make('bin/jupyter', '#!/opt/lab/bin/python3.12\nimport re\n');
      await make('shims/jupyter', '#!/usr/bin/env bash\n');
      const found = await findPythons([join(folder, 'project')], {
        platform: 'linux',
        environment: {
          ...{ VIRTUAL_ENV: join(folder, 'active'), CONDA_PREFIX: join(folder, 'gone') },
          PATH: ['shims', 'bin'].map((name) => join(folder, name)).join(':'),
        },
      });
      expect(found).toEqual([active, own, '/opt/lab/bin/python3.12', 'python3', 'python']);
      await rm(folder, { recursive: true });
    },
  );
});

test.skipIf(process.platform === 'win32')('a command has another stamp when it is another file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commands-'));
  await writeFile(join(folder, 'R'), 'version 1');
  const stamp = await stampCommand('R', `/nowhere:${folder}`);
  expect(stamp).toMatch(/\/R 9 \d/);
  expect(await stampCommand(join(folder, 'R'), '')).toBe(stamp);
  await writeFile(join(folder, 'R'), 'version 10');
  expect(await stampCommand('R', folder)).not.toBe(stamp);
  expect(await stampCommand('R', '/nowhere')).toBe('');
  await rm(folder, { recursive: true });
});

describe('a run that failed', () => {
  const read = parseNotebook(notebook([markdown('a'), code('1'), code('2')]));
  test.each<[RunFailure, string]>([
    [
      { kind: 'error', cell: 1, message: 'ValueError: bad. ' },
      'a.ipynb (cell 3): The cell failed when it was run: ValueError: bad. Correct',
    ],
    [
      { kind: 'timeout', cell: 0, message: '' },
      'a.ipynb (cell 2): The cell ran for more than 9 seconds, which is the limit, and was ended. Set execute.timeout',
    ],
    [{ kind: 'dead', cell: 0, message: '' }, 'a.ipynb (cell 2): The kernel “ir” ended while'],
    [{ kind: 'start', message: 'no ipykernel' }, 'a.ipynb: The kernel “ir” did not start: no ipykernel. See'],
    [{ kind: 'other', message: 'x' }, 'a.ipynb: Jupyter could not run the notebook: x. Try'],
  ])('%o', (failure, message) => {
    const { message: said } = explainFailure(failure, read, { kernel: 'ir', timeout: 9 }, 'a.ipynb');
    expect(said).toContain(message);
  });
});
