import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExecutionEvent } from '../../src/execute/execution.ts';
import type { ExecutorSettings } from '../../src/execute/executor.ts';
import { code, markdown, stream } from '../build-notebook.ts';
import { outputsOf, PYTHON3, Workbench } from './workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await Workbench.open();
});
afterEach(() => bench.remove());

test('a notebook runs in its folder; its file stays as it is', async () => {
  const path = await bench.write('sub/a.ipynb', ['where', '', code('say 2', [stream('stale')])]);
  const before = await readFile(path);
  const execution = await bench.execute(path);
  expect(await outputsOf(execution)).toEqual(['sub', '', '2']);
  expect(await readFile(path)).toEqual(before);
  const { metadata } = JSON.parse(await readFile(execution.file ?? '', 'utf8'));
  expect(metadata.widgets).toEqual({ state: 3 });
});

test('what has not changed does not run again: no kernel starts, one question is asked per kernel', async () => {
  const [one, two] = [await bench.write('one.ipynb', ['say 1']), await bench.write('two.ipynb', ['say 2'])];
  await bench.execute(one);
  await bench.execute(two);
  expect((await bench.asked()).filter((line) => line === 'run')).toHaveLength(2);
  const later = bench.executor();
  const executions = await Promise.all([later.execute(one, 'one'), later.execute(two, 'two')]);
  expect(await Promise.all(executions.map(outputsOf))).toEqual([['1'], ['2']]);
  expect(await bench.asked()).toEqual(['kernels', 'packages']);
});

describe('it runs again', () => {
  test('when its code changes, and not when text or saved outputs do: they are shown with its results', async () => {
    const path = await bench.write('a.ipynb', ['say 1']);
    await bench.execute(path);
    await bench.asked();
    await bench.write('a.ipynb', [markdown('Written later'), code('say 1', [stream('saved')])]);
    const execution = await bench.execute(path, { timeout: 5 });
    expect(await outputsOf(execution)).toEqual(['1']);
    expect(await readFile(execution.file ?? '', 'utf8')).toContain('Written later');
    expect(await bench.asked()).not.toContain('run');
    await bench.write('a.ipynb', ['say 2']);
    expect(await outputsOf(await bench.execute(path))).toEqual(['2']);
  });

  test('when the packages change, and when a file changes that it reads', async () => {
    const path = await bench.write('a.ipynb', ['say 1']);
    await writeFile(join(bench.base, 'data.csv'), '1');
    const isRun = async () => {
      await bench.execute(path, { inputs: ['*.csv'] });
      return (await bench.asked()).includes('run');
    };
    expect(await isRun()).toBe(true);
    expect(await isRun()).toBe(false);
    await writeFile(join(bench.base, 'data.csv'), '2');
    expect(await isRun()).toBe(true);
    vi.stubEnv('FAKE_PACKAGES', 'numpy-2.1.dist-info');
    expect(await isRun()).toBe(true);
    expect(await isRun()).toBe(false);
  });

  test('when its results are damaged, or only half there', async () => {
    const path = await bench.write('a.ipynb', ['say 1']);
    await bench.execute(path);
    const [name = ''] = await readdir(join(bench.folder, 'cache/results'));
    const file = join(bench.folder, 'cache/results', name);
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.slice(0, -3));
    await bench.asked();
    expect(await outputsOf(await bench.execute(path))).toEqual(['1']);
    expect(await bench.asked()).toContain('run');
    expect(await readFile(file, 'utf8')).toBe(whole);
  });
});

test('where nothing is to run, as in astro dev, results of earlier runs are shown', async () => {
  const path = await bench.write('a.ipynb', ['say 1']);
  await bench.execute(path);
  await bench.asked();
  expect(await outputsOf(await bench.execute(path, { missing: 'leave' }))).toEqual(['1']);
  await bench.write('a.ipynb', ['say 2']);
  expect(await bench.execute(path, { missing: 'leave' })).toEqual({});
  expect(await bench.asked()).not.toContain('run');
});

test('globs that select nothing are told', async () => {
  const path = await bench.write('a.ipynb', ['say 1']);
  const told: ExecutionEvent[] = [];
  const executor = bench.executor({ pattern: ['x/**'], tell: (event) => told.push(event) });
  await Promise.all([executor.execute(path, 'a'), executor.execute(path, 'a')]);
  expect(told).toEqual([{ kind: 'unmatched', pattern: ['x/**'] }]);
});

describe('is not run, and is shown as it is', () => {
  test.each<[string, (string | object)[], object, Partial<ExecutorSettings>]>([
    ['without code', [markdown('text'), ' '], PYTHON3, {}],
    ['with nothing but cells that are skipped', ['#| eval: false\nsay 1'], PYTHON3, {}],
    [
      'as its front matter says (MyST)',
      [code('say 1')],
      { ...PYTHON3, frontmatter: { skip_execution: true } },
      {},
    ],
    [
      'as its front matter says (Quarto)',
      ['say 1'],
      { ...PYTHON3, frontmatter: { execute: { enabled: false } } },
      {},
    ],
    ['which the pattern leaves out', ['say 1'], PYTHON3, { pattern: ['b*'] }],
    ['where only earlier results are wanted', ['say 1'], PYTHON3, { missing: 'leave' }],
  ])('a notebook %s', async (_, cells, metadata, settings) => {
    const path = await bench.write('a.ipynb', cells, metadata);
    expect(await bench.execute(path, settings)).toEqual({});
    expect(await bench.asked()).not.toContain('run');
  });
});

test('cells that are skipped keep their outputs', async () => {
  const kept = code('say no', [stream('kept')], { tags: ['skip-execution'] });
  const path = await bench.write('a.ipynb', [kept, 'say 1']);
  expect(await outputsOf(await bench.execute(path))).toEqual(['kept', '1']);
});

test('a link that leads out of the folder is not followed', async () => {
  const outside = join(bench.folder, 'outside.ipynb');
  await writeFile(outside, await readFile(await bench.write('a.ipynb', ['say 1'])));
  const link = join(bench.base, 'link.ipynb');
  await symlink(outside, link);
  const { failure } = await bench.execute(link);
  expect(failure?.message).toMatch(
    /^a\.ipynb: The notebook is a link to .*outside\.ipynb, which lies outside/,
  );
  expect(await bench.asked()).not.toContain('run');
});

describe('what goes wrong is told with its place and remedy', () => {
  test.each<[string, string, string[] | undefined, RegExp]>([
    [
      'fail bad data',
      'error',
      ['1', 'error: bad data', ''],
      /^a\.ipynb \(cell 3\): .*: ValueError: bad data\. .*raises-exception/,
    ],
    [
      'overrun',
      'timeout',
      ['1', expect.stringContaining('more than 300 seconds'), ''],
      /\(cell 3\): .*300 seconds.*execute\.timeout/,
    ],
    [
      'die',
      'dead kernel',
      ['1', expect.stringContaining('“python3” ended'), ''],
      /\(cell 3\): .*crashed.*execute\.parallel/,
    ],
    ['crash', 'crash of Jupyter', undefined, /^a\.ipynb: .*ImportError: cannot import name “zmq”/],
  ])('%s: %s', async (source, _, shown, message) => {
    const path = await bench.write('a.ipynb', ['say 1', source, code('say 3', [stream('stale')])]);
    const execution = await bench.execute(path);
    expect(await outputsOf(execution)).toEqual(shown);
    expect(execution.failure?.message).toMatch(message);
    // The reason may be gone the next time.
    expect(await readdir(join(bench.folder, 'cache')).catch(() => [])).not.toContain('results');
  });

  test('a cell that is meant to fail is none', async () => {
    const path = await bench.write('a.ipynb', [
      code('fail on purpose', [], { tags: ['raises-exception'] }),
      'say 2',
    ]);
    const execution = await bench.execute(path);
    expect(execution.failure).toBeUndefined();
    expect(await outputsOf(execution)).toEqual(['error: on purpose', '2']);
  });

  test('a kernel that is not installed, with those that are', async () => {
    const path = await bench.write('a.ipynb', ['say 1'], { kernelspec: { name: 'my-laptop' } });
    const { failure } = await bench.execute(path);
    expect(failure?.message).toMatch(
      /^a\.ipynb: Jupyter has no kernel “my-laptop”.* “python3” \(python\), “ir” \(R\)/,
    );
    const execution = await bench.execute(path, { kernels: { 'my-laptop': 'python3' } });
    expect(await outputsOf(execution)).toEqual(['1']);
  });

  test('no Jupyter: what each Python said; in astro dev, once, and notebooks are shown as they are', async () => {
    vi.stubEnv('FAKE_JUPYTER', 'missing');
    const path = await bench.write('a.ipynb', ['say 1']);
    const python = join(process.env.VIRTUAL_ENV ?? '', 'bin/python');
    const { failure } = await bench.execute(path, { python });
    expect(failure?.message).toMatch(/^Notebooks are to be run.*No module named 'nbclient'\. Install it/);
    const told: ExecutionEvent[] = [];
    const dev = bench.executor({ python, missing: 'leave', tell: (event) => told.push(event) });
    expect([await dev.execute(path, 'a'), await dev.execute(path, 'a')]).toEqual([{}, {}]);
    expect(told.map(({ kind }) => kind)).toEqual(['unavailable']);
  });
});

test('no more run at once than may, and it is told which and how many are left', async () => {
  const paths = await Promise.all(
    ['a', 'b', 'c'].map((name) => bench.write(`${name}.ipynb`, [`say ${name}`])),
  );
  const told: ExecutionEvent[] = [];
  const executor = bench.executor({ parallel: 1, tell: (event) => told.push(event) });
  await Promise.all(paths.map((path) => executor.execute(path, path)));
  const order = (await bench.asked()).filter((line) => line === 'run' || line === 'end');
  expect(order).toEqual(['run', 'end', 'run', 'end', 'run', 'end']);
  expect(told.filter(({ kind }) => kind === 'end')).toMatchObject([{ left: 2 }, { left: 1 }, { left: 0 }]);
});

test('two builds at once do not disturb each other', async () => {
  const path = await bench.write('a.ipynb', ['say 1']);
  const executions = await Promise.all([bench.execute(path), bench.execute(path)]);
  for (const execution of executions) expect(await outputsOf(execution)).toEqual(['1']);
  const names = await readdir(join(bench.folder, 'cache'), { recursive: true });
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
});
