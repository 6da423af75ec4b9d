import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { formatBytes, formatTable } from '../../src/cli/table.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { serveExport } from './serve-export.ts';

afterAll(removeSyntheticExports);

async function run(...args: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const status = await runCommandLine(args, {
    out: (text) => out.push(text),
    error: (text) => error.push(text),
    color: false,
  });
  return { status, out: out.join('\n'), error: error.join('\n') };
}

describe('the command line', () => {
  test.each([
    [['--help'], 0, /^Usage: astro-unity <command>/, /^$/],
    [[], 2, /^Usage/, /^$/],
    [['--version'], 0, /^\d+\.\d+\.\d+$/, /^$/],
    [['inspekt', '.'], 2, /^$/, /There is no command "inspekt"\. Did you mean "inspect"\?/],
    [['constructor', '.'], 2, /^$/, /There is no command "constructor"\.\n/],
    [
      ['doctor', 'https://example.com', '--budget', '3MB'],
      2,
      /^$/,
      /"doctor" has no option "--budget"\. It belongs to "inspect"\./,
    ],
    [['inspect', '.', '--jason'], 2, /^$/, /There is no option "--jason"\. Did you mean "--json"\?/],
    [['inspect', '-x', '.'], 2, /^$/, /There is no option "-x"\./],
    [['inspect'], 2, /^$/, /"inspect" needs a folder\./],
    [['doctor'], 2, /^$/, /"doctor" needs a URL\./],
    [['inspect', 'a', 'b'], 2, /^$/, /what should "b" be/],
    [['inspect', '--stem'], 2, /^$/, /--stem/],
    [['inspect', '.', '--budget', 'much'], 2, /^$/, /"much" is no size; write it like 3MB/],
    [['inspect', '/nowhere/at/all'], 1, /^$/, /There is no folder \/nowhere\/at\/all/],
    [['doctor', 'ftp://example.com'], 1, /^$/, /is not the address of a page/],
  ])('%j', async (args, status, out, error) => {
    const result = await run(...args);
    expect(result).toEqual({ status, out: expect.stringMatching(out), error: expect.stringMatching(error) });
  });

  test('the executable runs from source', async () => {
    const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [bin, '--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    await expect(promisify(execFile)(process.execPath, [bin, 'inspect', '/nowhere'])).rejects.toMatchObject({
      code: 1,
    });
  });
});

describe('inspect', () => {
  test('the table', async () => {
    const { directory } = await writeSyntheticExport({ streamingAssets: { 'a.txt': 'abc' } });
    const { status, out } = await run('inspect', directory);
    expect(status).toBe(0);
    expect(out).toBe(`Synthetic Product 1.0 by Synthetic Company
Unity 6000.4.8f1 · started by createUnityInstance · WebAssembly · release build · no decompression fallback

role       file                     stored  compression  decoded
─────────  ──────────────────────  ───────  ───────────  ───────
loader     Build/Web.loader.js       837 B  none           837 B
framework  Build/Web.framework.js    254 B  none           254 B
code       Build/Web.wasm             39 B  none            39 B
data       Build/Web.data          2.28 kB  none         2.28 kB
total                              3.41 kB               3.41 kB

3.41 kB as stored: within the budget of 3 MB.
Not compressed: framework, code, data; a build with astro-unity compresses them.
StreamingAssets: 1 file, 3 B, fetched by the game when it needs them and not counted above.`);
  });

  test('over the budget', async () => {
    const { directory } = await writeSyntheticExport({ dataBytes: 3_500_000 });
    expect((await run('inspect', directory)).out).toContain(
      '3.5 MB as stored: 501 kB over the budget of 3 MB.',
    );
  });

  test('the same as data', async () => {
    const { directory } = await writeSyntheticExport({ compression: 'gzip', stem: 'A' });
    await writeSyntheticExport({ compression: 'brotli', stem: 'B' }, directory);
    const { out } = await run('inspect', directory, '--json', '--stem', 'A');
    expect(JSON.parse(out)).toMatchObject({
      directory,
      unityVersion: '6000.4.8f1',
      generation: 'create-unity-instance',
      budget: { bytes: 3_000_000, overBytes: 0 },
      streamingAssets: null,
      parts: [
        { role: 'loader' },
        { role: 'framework', file: 'Build/A.framework.js.gz', compression: 'gzip', decodedBytes: 254 },
        { role: 'code', decodedBytes: 39 },
        { role: 'data' },
      ],
    });
  });

  test('errors, as text and as data', async () => {
    const { directory, files } = await writeSyntheticExport();
    await rm(join(directory, files.data));
    const text = await run('inspect', directory);
    expect(text).toMatchObject({
      status: 1,
      out: '',
      error: expect.stringMatching(/there is no such file\.\n.*Beside it/s),
    });
    const data = await run('inspect', directory, '--json');
    expect(data.status).toBe(1);
    expect(JSON.parse(data.out)).toMatchObject({
      error: { file: join(directory, files.data), hint: expect.any(String) },
    });
  });
});

test('doctor: exit status, text and data', async () => {
  const { directory } = await writeSyntheticExport({ compression: 'brotli' });
  await using good = await serveExport(directory);
  const well = await run('doctor', good.url);
  expect(well).toMatchObject({ status: 0, error: '', out: expect.stringMatching(/All is well\.$/) });

  await using bad = await serveExport(directory, (path) =>
    path.endsWith('.data.br') ? { status: 404 } : {},
  );
  const broken = await run('doctor', bad.url);
  expect(broken).toMatchObject({
    status: 1,
    out: expect.stringMatching(/problem data .*\n {2}The server answers 404.*1 problem\.$/s),
  });
  const { status, out } = await run('doctor', bad.url, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ findings: [{ level: 'problem', role: 'data' }] });
});

test.each([
  ['0 B', 0],
  ['999 B', 999],
  ['1 kB', 1000],
  ['27 kB', 26_981],
  ['2.55 MB', 2_545_654],
  ['200 MB', 200_000_000],
])('%s', (text, bytes) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('tables keep their columns with wide letters', () => {
  expect(
    formatTable(
      [{ title: 'name' }, { title: 'n', align: 'right' }],
      [
        ['練習', '1'],
        ['a', '22'],
      ],
    ),
  ).toBe('name   n\n────  ──\n練習   1\na     22');
});
