import { afterAll, describe, expect, it } from 'vitest';
import { readExport } from '../../src/export/read-export.ts';
import { storedBodies } from '../../src/pack/bodies.ts';
import { packExport } from '../../src/pack/pack-export.ts';
import { removeSyntheticExports, type SyntheticOptions, writeSyntheticExport } from '../synthetic-export.ts';

const ADDRESS = { base: '/docs', assets: '_astro' };

afterAll(removeSyntheticExports);

async function pack(options: SyntheticOptions) {
  const { directory } = await writeSyntheticExport(options);
  const source = await readExport(directory);
  return packExport('game', source, storedBodies(source), ADDRESS);
}

describe('packExport', () => {
  const suffixes: [string, SyntheticOptions, string[]][] = [
    ['uncompressed', {}, ['.data', '.empty.data', '.framework.js', '.loader.js', '.wasm']],
    [
      'gzip',
      { compression: 'gzip' },
      ['.data.gz', '.empty.data', '.framework.js.gz', '.loader.js', '.wasm.gz'],
    ],
    [
      'brotli',
      { compression: 'brotli' },
      ['.data.br', '.empty.data', '.framework.js.br', '.loader.js', '.wasm.br'],
    ],
    [
      'brotli with decompression fallback',
      { compression: 'brotli', fallback: true },
      ['.data.br', '.empty.data', '.framework.js.br', '.loader.js', '.wasm.br'],
    ],
    [
      'names that are hashes',
      { compression: 'gzip', hashedNames: true },
      ['.data.gz', '.empty.data', '.framework.js.gz', '.loader.js', '.wasm.gz'],
    ],
    [
      'threads and symbols',
      { threads: true, symbols: true },
      ['.data', '.empty.data', '.framework.js', '.loader.js', '.mem', '.symbols.json', '.wasm', '.worker.js'],
    ],
    [
      'UnityLoader',
      { generation: 'unity-loader', compression: 'gzip', fallback: true },
      ['.data.gz', '.framework.js.gz', '.json', '.loader.js', '.wasm.gz'],
    ],
  ];
  it.each(suffixes)(
    'names the files of an export with %s by content, kind and compression',
    async (_, options, expected) => {
      const { files } = await pack(options);
      expect(files.map(({ path }) => path.replace(/^unity\/[0-9a-f]{16}/, '')).sort()).toEqual(expected);
    },
  );

  it('gives the loader the final addresses', async () => {
    const { build, files } = await pack({ compression: 'brotli', threads: true });
    const paths = new Set(files.map(({ path }) => `/docs/_astro/${path}`));
    expect(Object.keys(build.parts).sort()).toEqual([
      'code',
      'data',
      'framework',
      'loader',
      'memory',
      'worker',
    ]);
    for (const part of Object.values(build.parts)) expect(paths).toContain(part.url);
  });

  it('keeps the address of an unchanged part when another changes', async () => {
    const before = await pack({ dataBytes: 2000 });
    const after = await pack({ dataBytes: 3000 });
    expect(after.build.parts.data.url).not.toBe(before.build.parts.data.url);
    expect(after.build.parts.code.url).toBe(before.build.parts.code.url);
    expect(after.build.parts.framework?.url).toBe(before.build.parts.framework?.url);
  });

  it('keeps StreamingAssets together under a name that changes with any of them', async () => {
    const before = await pack({ streamingAssets: { 'a.txt': 'one', 'deep/b c.json': '{}' } });
    const after = await pack({ streamingAssets: { 'a.txt': 'two', 'deep/b c.json': '{}' } });
    expect(before.build.streamingAssetsUrl).toMatch(/^\/docs\/_astro\/unity\/[0-9a-f]{16}\.StreamingAssets$/);
    expect(after.build.streamingAssetsUrl).not.toBe(before.build.streamingAssetsUrl);
    const folder = before.build.streamingAssetsUrl?.slice('/docs/_astro/'.length);
    const paths = before.files.map(({ path }) => path);
    expect(paths).toContain(`${folder}/a.txt`);
    expect(paths).toContain(`${folder}/deep/b c.json`);
  });

  it('injects the names into the JSON of UnityLoader, which looks for them beside it', async () => {
    const { build, files } = await pack({ generation: 'unity-loader', compression: 'gzip', fallback: true });
    const json = files.find(({ path }) => path.endsWith('.json'));
    const config: Record<string, string> = JSON.parse(
      json && 'text' in json.content ? json.content.text : '{}',
    );
    expect(build.jsonUrl).toBe(`/docs/_astro/${json?.path}`);
    for (const [key, part] of [
      ['dataUrl', build.parts.data],
      ['wasmCodeUrl', build.parts.code],
      ['wasmFrameworkUrl', build.parts.framework],
    ] as const) {
      expect(part?.url).toBe(`/docs/_astro/unity/${config[key]}`);
    }
  });

  it('passes on what else the config of the export says', async () => {
    const { build } = await pack({ extraConfig: { matchWebGLToCanvasSize: false } });
    expect(build.config).toMatchObject({ matchWebGLToCanvasSize: false });
  });

  it('adds up sizes', async () => {
    const { build, files, source } = await pack({ compression: 'gzip' });
    const decoded = [...source.parts.values()].reduce((total, { decodedBytes }) => total + decodedBytes, 0);
    const ofExport = files.filter(({ content }) => 'file' in content);
    expect(build.bytes).toBe(ofExport.reduce((total, { bytes }) => total + bytes, 0));
    expect(build.decodedBytes).toBe(decoded);
  });
});
