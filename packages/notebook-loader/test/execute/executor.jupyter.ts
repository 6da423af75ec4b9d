import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExecutionEvent } from '../../src/execute/execution.ts';
import { code, stream } from '../build-notebook.ts';
import { outputsOf, PYTHON3, Workbench } from './workbench.ts';

const inherited = process.env.VIRTUAL_ENV;
let bench: Workbench;
beforeEach(async () => {
  bench = await Workbench.open();
  vi.stubEnv('VIRTUAL_ENV', inherited);
});
afterEach(() => bench.remove());

/** Code that names its process, and one that it has started, in the output file of that name. */
const START_CHILD = [
  'import os, subprocess, sys',
  'child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])',
  'open("pids", "w").write(f"{os.getpid()} {child.pid}") and None',
].join('\n');

async function pids(): Promise<number[]> {
  const text = await readFile(join(bench.base, 'pids'), 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

/** A process that has ended and that nobody has asked for is a zombie, which does nothing. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') R');
  return !status.slice(status.lastIndexOf(')')).startsWith(') Z');
}

async function alive(): Promise<number[]> {
  const all = await pids();
  const states = await Promise.all(all.map(isAlive));
  return all.filter((_, index) => states[index]);
}

test('a notebook runs in its folder, with state from cell to cell, and once', async () => {
  const path = await bench.write('sub/a.ipynb', [
    'import os\nx = 6',
    'print(os.path.basename(os.getcwd()), x * 7)',
    code('1/0', [], { tags: ['raises-exception'] }),
    code('x = 0', [stream('kept')], { tags: ['skip-execution'] }),
    'x',
    'os.system("echo from the shell")\nNone',
  ]);
  const told: ExecutionEvent[] = [];
  const execution = await bench.execute(path, { tell: (event) => told.push(event) });
  expect(execution.failure).toBeUndefined();
  const outputs = [
    '',
    'sub 42\n',
    'error: division by zero',
    'kept',
    expect.stringContaining('"6"'),
    'from the shell\n',
  ];
  expect(await outputsOf(execution)).toEqual(outputs);
  expect(told.filter(({ kind }) => kind === 'end')).toHaveLength(1);

  const again: ExecutionEvent[] = [];
  expect(await outputsOf(await bench.execute(path, { tell: (event) => again.push(event) }))).toEqual(outputs);
  expect(again).toEqual([]);
});

test('the state of widgets comes with the outputs', async () => {
  // As ipywidgets does it, which would have to be installed.
  const path = await bench.write('a.ipynb', [
    'from ipykernel.comm import Comm\nfrom IPython.display import display',
    'model = {"_model_name": "IntSliderModel", "_model_module": "@jupyter-widgets/controls", "_model_module_version": "2.0.0"}',
    'slider = Comm(target_name="jupyter.widget", data={"state": {**model, "value": 1}})',
    'slider.send({"method": "update", "state": {"value": 7}})',
    'display({"application/vnd.jupyter.widget-view+json": {"model_id": slider.comm_id}}, raw=True)',
  ]);
  const { file = '', failure } = await bench.execute(path);
  expect(failure).toBeUndefined();
  const { cells, metadata } = JSON.parse(await readFile(file, 'utf8'));
  const view = cells.at(-1).outputs[0].data['application/vnd.jupyter.widget-view+json'];
  const { state } = metadata.widgets['application/vnd.jupyter.widget-state+json'];
  expect(state[view.model_id].state).toMatchObject({ _model_name: 'IntSliderModel', value: 7 });
});

test('numbers that JSON does not have are none', async () => {
  const path = await bench.write('a.ipynb', [
    'from IPython.display import display\ndisplay({"application/json": {"x": float("nan"), "y": 1.5}}, raw=True)',
  ]);
  const { file = '' } = await bench.execute(path, { timeout: 20.5 });
  expect(JSON.parse(await readFile(file, 'utf8')).cells[1].outputs[0].data).toMatchObject({
    'application/json': { y: 1.5 },
  });
});

test('notebooks run side by side', async () => {
  // Each waits for the other.
  const meet = (own: string, other: string) =>
    `import os, time\nopen("${own}", "w").close()\nwhile not os.path.exists("${other}"): time.sleep(0.05)\nprint("met")`;
  const paths = await Promise.all([
    bench.write('a.ipynb', [meet('one', 'two')]),
    bench.write('b.ipynb', [meet('two', 'one')]),
  ]);
  const executor = bench.executor({ parallel: 2, timeout: 120 });
  const executions = await Promise.all(paths.map((path) => executor.execute(path, path)));
  expect(await Promise.all(executions.map(outputsOf))).toEqual([['met\n'], ['met\n']]);
});

describe('what goes wrong', () => {
  test.each<[string, string, RegExp, RegExp]>([
    ['an error', 'raise ValueError("bad")', /\(cell 3\): .*ValueError: bad\./, /^error: bad$/],
    [
      'too long',
      'import time\ntime.sleep(600)',
      /\(cell 3\): .*more than 3 seconds/,
      /^error: The cell ran for more [^:]* was ended\.$/,
    ],
    [
      'a kernel that dies',
      'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)',
      /\(cell 3\): .*crashed/,
      /^error: The kernel .* ended while/,
    ],
  ])('%s: shown, told, and nothing is left behind', async (_, source, message, shown) => {
    const path = await bench.write('a.ipynb', [START_CHILD, source, 'print("never")']);
    const execution = await bench.execute(path, { timeout: 3 });
    expect(execution.failure?.message).toMatch(message);
    expect(await outputsOf(execution)).toEqual(['', expect.stringMatching(shown), '']);
    expect(await pids()).toHaveLength(2);
    await expect.poll(alive).toEqual([]);
  });

  test('a kernel that is not there, and a Python without Jupyter', async () => {
    const path = await bench.write('a.ipynb', ['1'], { kernelspec: { name: 'nobody-has-this' } });
    const { failure } = await bench.execute(path);
    expect(failure?.message).toMatch(/no kernel “nobody-has-this”.*“python3” \(python\)/);
    await bench.write('a.ipynb', ['1'], PYTHON3);
    const none = await bench.execute(path, { python: process.execPath });
    expect(none.failure?.message).toMatch(/^Notebooks are to be run, but no Jupyter was found/);
  });
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'no kernel, and nothing that it started, outlives the command: %s',
  async (signal) => {
    await bench.write('a.ipynb', [`${START_CHILD}\nimport time\ntime.sleep(600)`]);
    vi.stubEnv('XDG_CACHE_HOME', join(bench.folder, 'cache'));
    const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
    const args = [bin, 'render', bench.base, '--out', join(bench.folder, 'out'), '--execute'];
    const command = spawn(process.execPath, args, { stdio: 'ignore', env: process.env });
    await expect.poll(alive).toHaveLength(2);
    command.kill(signal);
    await expect.poll(alive).toEqual([]);
  },
);
