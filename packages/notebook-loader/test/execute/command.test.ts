import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { code, stream } from '../build-notebook.ts';
import { Workbench } from './workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await Workbench.open();
  vi.stubEnv('XDG_CACHE_HOME', join(bench.folder, 'cache'));
});
afterEach(() => bench.remove());

async function render(...options: string[]) {
  const said = { out: '', error: '', progress: [''] };
  const status = await run(['render', bench.base, '--out', join(bench.folder, 'out'), ...options], {
    out: (text) => {
      said.out += text;
    },
    error: (text) => {
      said.error += `${text}\n`;
    },
    progress: (text) => said.progress.push(text),
  });
  return { status, ...said };
}

const page = (name: string) => readFile(join(bench.folder, 'out', name), 'utf8');

test('without --execute nothing runs', async () => {
  await bench.write('a.ipynb', [code('say new', [stream('saved')])]);
  expect(await render()).toMatchObject({ status: 0 });
  expect(await page('a.html')).toContain('saved');
  expect(await bench.asked()).toEqual([]);
});

test('pages show what notebooks put out when they run; what failed is shown, told, and the exit status', async () => {
  await bench.write('a.ipynb', [code('say new', [stream('saved')])]);
  await bench.write('b.ipynb', ['say before', 'fail bad data']);
  const first = await render('--execute');
  expect(await page('a.html')).toMatch(/^(?!.*saved).*new/s);
  expect(await page('b.html')).toMatch(/before.*Traceback: bad data/s);
  expect(first.status).toBe(1);
  expect(first.error).toMatch(
    /^b\.ipynb \(cell 3\) {2}error {2}The cell failed.*ValueError: bad data.*\[execution\]\n +Correct it/,
  );
  expect(first.progress).toContainEqual(
    expect.stringMatching(/^Running b\.ipynb, cell 2 of 2; \d notebooks? left$/),
  );

  await bench.write('b.ipynb', ['say before', 'say good']);
  await bench.asked();
  const { mtimeMs } = await stat(join(bench.folder, 'out/a.html'));
  expect(await render('--execute')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/1 rendered, 1 unchanged.*Jupyter has run 1 notebook$/s),
  });
  expect((await stat(join(bench.folder, 'out/a.html'))).mtimeMs).toBe(mtimeMs);
  expect(await bench.asked()).toEqual(['kernels', 'packages', 'run', 'end']);
});

test('no Jupyter is one error, however many notebooks there are; their pages show what they have', async () => {
  vi.stubEnv('FAKE_JUPYTER', 'missing');
  vi.stubEnv('PATH', '');
  await bench.write('a.ipynb', [code('say new', [stream('saved')])]);
  await bench.write('b.ipynb', ['say new']);
  const { status, error } = await render('--execute');
  expect(status).toBe(1);
  expect(error.match(/no Jupyter was found/g)).toHaveLength(1);
  expect(await page('a.html')).toContain('saved');
});

test.each(['SIGINT', 'SIGKILL'] as const)(
  'what was started ends with the command, by %s, too',
  async (signal) => {
    await bench.write('a.ipynb', ['hang']);
    const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
    const args = [bin, 'render', bench.base, '--out', join(bench.folder, 'out'), '--execute'];
    const command = spawn(process.execPath, args, { stdio: 'ignore', env: process.env });
    const log = () => readFile(join(bench.folder, 'log'), 'utf8').catch(() => '');
    await expect.poll(log).toMatch(/hangs \d+/);
    command.kill(signal);
    const pid = /hangs (\d+)/.exec(await log())?.[1];
    await expect.poll(log).toContain(`ended ${pid}`);
  },
);
