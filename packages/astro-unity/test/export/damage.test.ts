import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { UnityExportError } from '../../src/export/error.ts';
import { readExport } from '../../src/export/read-export.ts';
import { removeSyntheticExports, type SyntheticOptions, writeSyntheticExport } from '../synthetic-export.ts';
import { packData } from '../synthetic-parts.ts';
import { compress, uint32 } from '../unity-compression.ts';

afterAll(removeSyntheticExports);

type Part = 'loader' | 'framework' | 'code' | 'data' | 'worker' | 'symbols';

const SHAPES: [string, SyntheticOptions][] = [
  ['uncompressed', {}],
  ['brotli', { compression: 'brotli' }],
  ['gzip, unity-loader', { generation: 'unity-loader' }],
];
const PARTS = ['loader', 'framework', 'code', 'data'] as const;

/** `undefined` for success; anything but a complete `UnityExportError` about that file fails the test. */
async function outcome(directory: string, file: string): Promise<UnityExportError | undefined> {
  try {
    await readExport(directory);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(UnityExportError);
    if (!(error instanceof UnityExportError)) throw error;
    expect(error.file).toBe(file);
    expect(error.message).toContain(directory);
    expect(error.message).toMatch(/^\S.*\.$/s);
    expect(error.hint).toMatch(/^\S.*\.$/s);
    return error;
  }
}

describe.each(SHAPES)('%s', (_name, options) => {
  test.each(PARTS)('%s, cut off at 20 places', async (part) => {
    const { directory, files } = await writeSyntheticExport(options);
    const file = join(directory, files[part]);
    const whole = await readFile(file);
    // The last byte of a script may be a line break, which is missed by nobody.
    const length =
      part === 'loader' || part === 'framework' ? whole.toString('latin1').trimEnd().length : whole.length;
    for (let step = 0; step < 20; step++) {
      const cut = Math.floor((length * step) / 20);
      await writeFile(file, whole.subarray(0, cut));
      expect(await outcome(directory, file), `${cut} of ${whole.length} bytes`).toBeDefined();
    }
    await writeFile(file, whole);
    expect(await outcome(directory, file)).toBeUndefined();
  });

  test.each(PARTS)('%s, with bytes changed', async (part) => {
    const { directory, files } = await writeSyntheticExport(options);
    const file = join(directory, files[part]);
    const whole = await readFile(file);
    let seed = 7;
    const random = (limit: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % limit;
    };
    for (let round = 0; round < 10; round++) {
      const changed = Buffer.from(whole);
      const place = random(changed.length);
      changed[place] = changed.readUInt8(place) ^ (1 << random(8));
      await writeFile(file, changed);
      // Some flips do no harm (a letter in a text); all others must be explained.
      await outcome(directory, file);
    }
  });

  test.each(PARTS)('%s, replaced by something else', async (part) => {
    const { directory, files } = await writeSyntheticExport(options);
    const file = join(directory, files[part]);
    const cases: [string | Buffer, RegExp][] = [
      ['', /is empty \(0 bytes\)/],
      [
        `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1234567\n`,
        /\(1,234,567 bytes\) of .* is a Git LFS pointer/,
      ],
      ['<!DOCTYPE html><title>404</title>', /it is an HTML page/],
      [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /it begins with the bytes 89 50 4e 47/],
      [gzipSync(await compress(await readFile(file), 'gzip')), /it was compressed twice|should be/],
      [gzipSync(''), /it holds nothing/],
    ];
    for (const [content, message] of cases) {
      await writeFile(file, content);
      expect((await outcome(directory, file))?.message).toMatch(message);
    }
  });
});

describe('integrity beyond compression', () => {
  test.each<[string, Part, (whole: Buffer) => Buffer, RegExp]>([
    [
      'a wrong checksum',
      'data',
      (whole) => Buffer.concat([whole.subarray(0, -8), uint32(1), whole.subarray(-4)]),
      /is damaged/,
    ],
    ['a wrong length', 'data', (whole) => Buffer.concat([whole.subarray(0, -4), uint32(1)]), /is damaged/],
  ])('%s of gzip', async (_name, part, change, message) => {
    const { directory, files } = await writeSyntheticExport({ compression: 'gzip', threads: true });
    const file = join(directory, files[part] ?? '');
    await writeFile(file, change(await readFile(file)));
    expect((await outcome(directory, file))?.message).toMatch(message);
  });

  test.each(['gzip', 'brotli'] as const)('what follows compressed data (%s)', async (compression) => {
    const { directory, files } = await writeSyntheticExport({ compression });
    const file = join(directory, files.data);
    const whole = await readFile(file);
    await writeFile(file, Buffer.concat([whole, Buffer.alloc(7)]));
    expect((await outcome(directory, file))?.message).toMatch(
      `ends at byte ${whole.length}, but ${whole.length + 7} bytes are there`,
    );
  });

  test.each<[string, Part, (whole: Buffer) => Buffer | string, RegExp]>([
    [
      'an entry beyond the end',
      'data',
      (whole) => patch(whole, 24, 0x7fffffff),
      /its entry "Resources\/unity_default_resources" should end at byte/,
    ],
    [
      'a name beyond the header',
      'data',
      (whole) => patch(whole, 28, 5000),
      /the name of an entry of its header is cut off/,
    ],
    [
      'a header of 4 GiB',
      'data',
      (whole) => patch(whole, 16, 0xffffffff),
      /claims a length of 4294967295 bytes/,
    ],
    [
      'nothing of a game in it',
      'data',
      () => packData(new Map([['boot.config', Buffer.from('wait-for-native-debugger=0')]])),
      /it has neither scenes nor settings of a game: there is no "data\.unity3d"/,
    ],
    [
      'what a server said in its place',
      'framework',
      () => '404: Not Found\n',
      /is incomplete or damaged: all it says is "404: Not Found"\./,
    ],
    [
      'a section beyond the end',
      'code',
      (whole) => Buffer.from(whole).fill(0x7f, 9, 10),
      /in the middle of a section/,
    ],
    [
      'WebAssembly of another version',
      'code',
      (whole) => Buffer.from(whole).fill(2, 4, 5),
      /WebAssembly version 1/,
    ],
    [
      'a script with an error',
      'framework',
      () => 'function unityFramework(Module) { var 1x; }',
      /no JavaScript: .* in line 1/,
    ],
    [
      'a script that stops',
      'framework',
      () => 'function unityFramework(Module) { var text = "',
      /stops in the middle/,
    ],
    [
      'a script with zero bytes',
      'framework',
      (whole) => Buffer.concat([whole, Buffer.alloc(5000, ' '), Buffer.alloc(8)]),
      /zero bytes/,
    ],
    ['a worker that is a page', 'worker', () => '<html>', /should be a script, but it is an HTML page/],
    ['symbols that are binary', 'symbols', () => Buffer.from([0, 1, 2, 3]), /should be a list of symbols/],
  ])('%s', async (_name, part, change, message) => {
    const { directory, files } = await writeSyntheticExport({ threads: true, symbols: true });
    const file = join(directory, files[part] ?? '');
    await writeFile(file, change(await readFile(file)));
    expect((await outcome(directory, file))?.message).toMatch(message);
  });

  test.each([
    ['gzip', gzipSync],
    [
      'brotli',
      (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }),
    ],
  ])('a %s bomb is stopped before it fills the memory', async (_name, pack) => {
    const { directory, files } = await writeSyntheticExport();
    const file = join(directory, files.data);
    const whole = await readFile(file);
    await writeFile(file, pack(Buffer.concat([whole, Buffer.alloc(100 * 1024 * 1024)])));
    const before = process.memoryUsage().rss;
    const error = await outcome(directory, file);
    expect(error?.message).toMatch(/decompresses to more than 400 times its size/);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
  });

  test('all Git LFS pointers are named at once', async () => {
    const { directory, files } = await writeSyntheticExport();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 99\n`;
    for (const part of ['code', 'data'] as const) await writeFile(join(directory, files[part]), pointer);
    await expect(readExport(directory)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^2 files of .*"Build\/Web\.data" \(99 bytes\).*"Build\/Web\.wasm"|"Build\/Web\.wasm".*"Build\/Web\.data"/,
      ),
      hint: expect.stringContaining('git lfs pull'),
    });
  });
});

describe('pages', () => {
  test.each([
    ['cut off within the config', (page: string) => page.slice(0, page.indexOf('codeUrl'))],
    ['a script that is no JavaScript', (page: string) => page.replace('var config =', 'var config = = ')],
    ['empty', () => ''],
    ['binary', () => '\0\u0001\u0002'],
    [
      'nested without end',
      (page: string) =>
        `${'<div>'.repeat(50_000)}<script>${'('.repeat(50_000)}</script>${page.replace(/<script>.*<\/script>/s, '')}`,
    ],
    [
      'a text that doubles',
      (page: string) => page.replace('var config', `var a = "x"; ${'a = a + a; '.repeat(200)} var config`),
    ],
    [
      'objects in a circle',
      (page: string) =>
        page.replace('var script', 'config.self = config; config.list = [config]; var script'),
    ],
  ])('%s', async (_name, change) => {
    const { directory } = await writeSyntheticExport();
    const page = await readFile(join(directory, 'index.html'), 'utf8');
    await writeFile(join(directory, 'index.html'), change(page));
    // Without a readable page, the files speak for themselves.
    expect((await readExport(directory)).parts.size).toBe(4);
  });
});

function patch(bytes: Buffer, offset: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(value, offset);
  return changed;
}
