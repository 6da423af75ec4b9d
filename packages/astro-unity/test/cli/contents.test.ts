import { afterAll, describe, expect, it } from 'vitest';
import { readContents } from '../../src/cli/contents/read-contents.ts';
import { readUnityFs } from '../../src/cli/contents/unity-fs.ts';
import { readWasm } from '../../src/cli/contents/wasm.ts';
import { readExport } from '../../src/export/read-export.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { writeSyntheticUnity5 } from '../synthetic-unity-5.ts';
import { body, type Section, text, vector, wasmModule } from './wasm-module.ts';

afterAll(removeSyntheticExports);

describe('readUnityFs', () => {
  const uint32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const uint64 = (value: number): Buffer => Buffer.concat([uint32(0), uint32(value)]);
  const DIRECTORY = Buffer.concat([
    Buffer.alloc(16),
    uint32(1),
    Buffer.alloc(10),
    uint32(2),
    ...[uint64(0), uint64(300), uint32(4), Buffer.from('level0\0')],
    ...[uint64(300), uint64(70), uint32(4), Buffer.from('sharedassets0.assets\0')],
  ]);
  const NODES = [
    { path: 'level0', offset: 0, size: 300 },
    { path: 'sharedassets0.assets', offset: 300, size: 70 },
  ];

  function archive(version: number, flags: number, directory: Buffer, stored = directory): Buffer {
    const head = Buffer.concat([
      Buffer.from('UnityFS\0'),
      uint32(version),
      Buffer.from('5.x.x\u00002022.3.1f1\0'),
      uint64(1000),
      uint32(stored.length),
      uint32(directory.length),
      uint32(flags),
    ]);
    const padding = version >= 7 ? (16 - (head.length % 16)) % 16 : 0;
    return Buffer.concat([head, Buffer.alloc(padding), stored]);
  }

  /** One sequence of literals is LZ4, too. */
  const asLz4 = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0xf0, bytes.length - 15]), bytes]);

  it.each([
    ['version 6', archive(6, 0x40, DIRECTORY)],
    ['version 8, aligned', archive(8, 0x240, DIRECTORY)],
    ['LZ4', archive(8, 0x243, DIRECTORY, asLz4(DIRECTORY))],
  ])('lists what an archive of %s holds', (_, bytes) => {
    expect(readUnityFs(bytes)).toEqual(NODES);
  });

  it.each([
    ['in LZMA', archive(6, 0x41, DIRECTORY)],
    ['at the end', archive(6, 0xc0, DIRECTORY)],
    ['that is cut off', archive(6, 0x40, DIRECTORY).subarray(0, -30)],
    ['that is damaged', archive(8, 0x43, DIRECTORY, asLz4(DIRECTORY).fill(0xff, 4))],
    ['of nothing', Buffer.alloc(100)],
  ])('gives up on a directory %s', (_, bytes) => {
    expect(readUnityFs(bytes)).toBeUndefined();
  });
});

describe('readWasm', () => {
  const IMPORT: Section = [2, vector([...text('env'), ...text('abort'), 0, 0])];
  const CODE: Section = [10, vector(body(0, 0x0b), body(0, 0x01, 0x01, 0x0b))];

  it('lists sections and functions, with names from where they are', () => {
    const names: Section = [
      0,
      [...text('name'), 1, ...body(...vector([1, ...text('small')], [2, ...text('large')]))],
    ];
    const wasm = readWasm(wasmModule(IMPORT, CODE, names), new Map([[2, 'from the symbols']]));
    expect(wasm.sections.map(({ name, content }) => [name, content.length])).toEqual([
      ['import', 13],
      ['code', 9],
      ['name', 17],
    ]);
    expect(wasm.functions).toEqual([
      { name: 'large', size: 4 },
      { name: 'small', size: 2 },
    ]);
    expect(wasm.hasNames).toBe(true);
  });

  it('takes names from the symbols file, which counts imports', () => {
    const { functions, hasNames } = readWasm(wasmModule(IMPORT, CODE), new Map([[1, 'main']]));
    expect(functions.map(({ name }) => name)).toEqual([undefined, 'main']);
    expect(hasNames).toBe(false);
  });

  const memory = (flags: number): Section => [5, vector([flags, 1, 2])];
  it.each<[string[], Section[]]>([
    [[], [memory(1), CODE]],
    [['threads'], [memory(3), CODE]],
    [['threads'], [[2, vector([...text('env'), ...text('memory'), 2, 3, 1, 2])], CODE]],
    [['memory64'], [memory(5), CODE]],
    [['SIMD'], [[10, vector(body(1, 2, 0x7b, 0x0b))]]],
    [['exceptions'], [[13, vector([0, 0])], CODE]],
    [['exceptions'], [[2, vector([...text('env'), ...text('tag'), 4, 0, 0])], CODE]],
    [['bulk memory'], [[12, [0]], CODE]],
  ])('finds %j', (features, sections) => {
    expect(readWasm(wasmModule(...sections)).features).toEqual(features);
  });

  it('throws for a module that is cut off', () => {
    expect(() => readWasm(wasmModule(IMPORT, CODE).subarray(0, -3))).toThrow(RangeError);
  });
});

describe('readContents', () => {
  it.each(['none', 'gzip', 'brotli'] as const)(
    'measures what lies in an export with compression %s',
    async (compression) => {
      const { directory } = await writeSyntheticExport({ compression, dataBytes: 700_000 });
      const source = await readExport(directory);
      const { parts, development } = await readContents(source);
      const data = parts.find(({ role }) => role === 'data');
      expect(data?.items.map(({ name }) => name)).toContain('Resources/unity_default_resources');
      expect(data?.items[0]?.bytes).toBe(700_011);
      const sum = data?.items.reduce((total, item) => total + item.compressedBytes, 0) ?? 0;
      expect(Math.abs(sum - (data?.compressedBytes ?? 0))).toBeLessThan(10);
      expect(data?.items.map(({ bytes }) => bytes).reduce((a, b) => a + b)).toBeLessThan(data?.bytes ?? 0);
      const code = parts.find(({ role }) => role === 'code');
      expect(code?.items.map(({ name }) => name)).toContain('code section');
      expect(development).toBe(false);
    },
  );

  it('knows a development build by the JSON of Unity 2019 and older', async () => {
    const developmentBuild = true;
    const { directory } = await writeSyntheticExport({
      generation: 'unity-loader',
      extraConfig: { developmentBuild },
    });
    expect((await readContents(await readExport(directory))).development).toBe(true);
  });

  it('shows data of Unity 5, which is no container, as a whole', async () => {
    const directory = await writeSyntheticUnity5({ dataBytes: 3_000_000 });
    const { parts } = await readContents(await readExport(directory));
    expect(parts.find(({ role }) => role === 'data')?.items).toEqual([]);
  });
});
