import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { code, display, notebook } from '../build-notebook.ts';
import { serve, type TestServer } from '../serve.ts';

let folder: string;
let server: TestServer;
let asked = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remote-data-'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  server = await serve((_, response) => {
    asked += 1;
    response.end('[{"joint":"knee","angle":12}]');
  }, '127.0.0.1');
  const chart = {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    data: { url: `${server.origin}/angles.json` },
    mark: 'bar',
    encoding: { x: { field: 'joint', type: 'nominal' }, y: { field: 'angle', type: 'quantitative' } },
  };
  await mkdir(join(folder, 'in'));
  const output = display({ 'application/vnd.vegalite.v5+json': chart, 'text/plain': 'a chart' });
  await writeFile(join(folder, 'in/chart.ipynb'), notebook([code('plot()', [output])]));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function call(...args: string[]): Promise<string> {
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  await run(args, { out: say, error: say, progress: () => {} });
  return said;
}

const pictures = async () => (await readdir(join(folder, 'out/media'))).length;

test('charts read from hosts that the command line allows, and from no other', async () => {
  await call('render', join(folder, 'in'), '--out', join(folder, 'out'));
  expect([asked, await pictures()]).toEqual([0, 0]);
  const host = new URL(server.origin).host;
  await call('render', join(folder, 'in'), '--out', join(folder, 'out'), '--remote-data', host);
  expect([asked, await pictures()]).toEqual([1, 1]);
});

test('check draws with the same data', async () => {
  expect(await call('check', join(folder, 'in'))).toContain('A Vega chart is not drawn');
  const host = new URL(server.origin).host;
  expect(await call('check', join(folder, 'in'), '--remote-data', host)).not.toContain('is not drawn');
});
