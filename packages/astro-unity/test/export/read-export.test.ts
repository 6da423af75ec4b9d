import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readExport } from '../../src/export/read-export.ts';
import {
  removeSyntheticExports,
  type SyntheticOptions,
  temporaryFolder,
  writeSyntheticExport,
} from '../synthetic-export.ts';
import { refusal, summary } from './read-outcome.ts';

afterAll(removeSyntheticExports);

describe('shapes of exports', () => {
  const none = 'loader:none framework:none code:none data:none';
  const gzip = 'loader:none framework:gzip code:gzip data:gzip';
  const brotli = 'loader:none framework:brotli code:brotli data:brotli';

  test.each<[string, SyntheticOptions, string]>([
    ['uncompressed', {}, none],
    ['.gz', { compression: 'gzip' }, gzip],
    ['.br', { compression: 'brotli' }, brotli],
    ['gzip .unityweb', { compression: 'gzip', fallback: true }, gzip],
    ['brotli .unityweb', { compression: 'brotli', fallback: true }, brotli],
    ['fallback without compression', { fallback: true }, none],
    ['names as hashes', { compression: 'gzip', hashedNames: true }, gzip],
    ['names with spaces', { compression: 'brotli', stem: 'Web Build GZIP' }, brotli],
    ['names beyond ASCII', { compression: 'brotli', stem: 'Übung – 練習' }, brotli],
    ['names with a percent sign', { compression: 'gzip', stem: '100%25' }, gzip],
    [
      'threads and symbols',
      { compression: 'brotli', threads: true, symbols: true },
      `${brotli} symbols:brotli worker:brotli memory:brotli`,
    ],
    ['a background', { background: true }, `${none} background:none`],
    ['2019, wasm', { generation: 'unity-loader' }, gzip],
    ['2019, brotli', { generation: 'unity-loader', compression: 'brotli' }, brotli],
    ['2018, asm.js', { generation: 'unity-loader-asm', unityVersion: '2018.4.1f1' }, `${gzip} memory:gzip`],
  ])('%s', async (_name, options, expected) => {
    const { directory, files } = await writeSyntheticExport(options);
    const result = await readExport(directory);

    expect(summary(result)).toBe(expected);
    expect(result).toMatchObject({
      directory,
      generation: options.generation ? 'unity-loader' : 'create-unity-instance',
      codeFormat: options.generation === 'unity-loader-asm' ? 'asm' : 'wasm',
      decompressionFallback: Boolean(options.fallback ?? options.generation),
      companyName: 'Synthetic Company',
      productName: 'Synthetic Product',
      unityVersion: options.unityVersion ?? (options.generation ? '2019.4.15f1' : '6000.4.8f1'),
      streamingAssets: undefined,
    });
    for (const part of result.parts.values()) {
      expect(part.file).toBe(join(directory, files[part.role] ?? ''));
      expect(part.bytes).toBe((await stat(part.file)).size);
      expect(part.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('the same bytes have the same sizes and version, however they are compressed', async () => {
    const sizes = await Promise.all(
      (['none', 'gzip', 'brotli'] as const).map(async (compression) => {
        const { directory } = await writeSyntheticExport({
          compression,
          dataBytes: 300_000,
          unityVersion: '2022.3.62f3',
        });
        const { parts, unityVersion } = await readExport(directory);
        return { unityVersion, sizes: [...parts.values()].map(({ decodedBytes }) => decodedBytes) };
      }),
    );
    expect(sizes[1]).toEqual(sizes[0]);
    expect(sizes[2]).toEqual(sizes[0]);
    expect(sizes[0]?.unityVersion).toBe('2022.3.62f3');
  });

  test('streaming assets are listed with hashes', async () => {
    const { directory } = await writeSyntheticExport({
      streamingAssets: { 'b.txt': 'b', 'aa/catalog.json': '{}', '.DS_Store': 'litter' },
    });
    const { streamingAssets } = await readExport(directory);
    expect(streamingAssets).toEqual({
      directory: join(directory, 'StreamingAssets'),
      files: [
        {
          path: 'aa/catalog.json',
          bytes: 2,
          sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
        },
        {
          path: 'b.txt',
          bytes: 1,
          sha256: '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d',
        },
      ],
    });
  });

  test('what the export asks of its loader besides is passed on, functions and conditions are not', async () => {
    const { directory } = await writeSyntheticExport({
      extraConfig: { webglContextAttributes: { preserveDrawingBuffer: true }, matchWebGLToCanvasSize: false },
    });
    expect((await readExport(directory)).extraConfig).toEqual({
      arguments: [],
      webglContextAttributes: { preserveDrawingBuffer: true },
      matchWebGLToCanvasSize: false,
    });
  });

  test('of test versions of Unity 2020.1 are refused: new loader, old config', async () => {
    const { directory } = await writeSyntheticExport({
      generation: 'unity-loader',
      extraConfig: { unityVersion: '2020.1.0a13' },
    });
    expect((await refusal(directory)).message).toMatch(/was written by Unity 2020\.1\.0a13, a test version/);
  });

  test('asm.js that createUnityInstance starts', async () => {
    const { directory, files } = await writeSyntheticExport();
    await writeFile(join(directory, files.code), '(function(global,env,buffer){"use asm";return{}})');
    expect(await readExport(directory)).toMatchObject({
      generation: 'create-unity-instance',
      codeFormat: 'asm',
    });
  });

  test('brotli without Unity’s marker, and names that lie about the compression', async () => {
    const { directory, files } = await writeSyntheticExport({ compression: 'gzip', dataBytes: 200_000 });
    const { brotliCompressSync, gunzipSync } = await import('node:zlib');
    for (const role of ['framework', 'code', 'data'] as const) {
      const file = join(directory, files[role]);
      await writeFile(file, brotliCompressSync(gunzipSync(await readFile(file))));
    }
    expect(summary(await readExport(directory))).toBe('loader:none framework:brotli code:brotli data:brotli');
  });
});

describe('where the folder is', () => {
  test('its Build folder will do, and the page beside it is read', async () => {
    const { directory } = await writeSyntheticExport();
    expect(await readExport(join(directory, 'Build'))).toMatchObject({
      directory,
      productName: 'Synthetic Product',
    });
  });

  test('a folder above names the export below', async () => {
    const parent = await temporaryFolder();
    await writeSyntheticExport({}, join(parent, 'docs'));
    const error = await refusal(parent);
    expect(error.message).toBe(`${parent} is not a Unity export itself; the export is in its folder "docs".`);
    expect(error.hint).toContain(join(parent, 'docs'));
  });

  test('a folder of another name with the files of a build is named too', async () => {
    const parent = await temporaryFolder();
    await writeSyntheticExport({ indexHtml: false }, parent);
    await rename(join(parent, 'Build'), join(parent, 'game'));
    expect((await refusal(parent)).message).toMatch(/the export is in its folder "game"\.$/);
    expect((await readExport(join(parent, 'game'))).parts.size).toBe(4);
  });

  test.each<[string, (directory: string) => Promise<string>, RegExp]>([
    ['nothing', async (directory) => join(directory, 'missing'), /^There is no folder .*missing/],
    [
      'a file',
      async (directory) => {
        await writeFile(join(directory, 'index.html'), '');
        return join(directory, 'index.html');
      },
      /is a file; a Unity export is a folder/,
    ],
    [
      'a name that no system allows',
      async (directory) => join(directory, 'x'.repeat(5000)),
      /cannot be read: ENAMETOOLONG/,
    ],
    ['an empty folder', async (directory) => directory, /is not a Unity export: it has neither/],
    [
      'Unity 5.5, by its files',
      async (directory) => {
        await mkdir(join(directory, 'Release'));
        await writeFile(join(directory, 'Release/game.jsgz'), 'x');
        return directory;
      },
      /was written by Unity 5\.5 or older/,
    ],
  ])('%s is refused', async (_name, prepare, message) => {
    const error = await refusal(await prepare(await temporaryFolder()));
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe('');
  });
});
