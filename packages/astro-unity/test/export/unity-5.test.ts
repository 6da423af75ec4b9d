import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readExport } from '../../src/export/read-export.ts';
import { storedBodies } from '../../src/pack/bodies.ts';
import { packExport } from '../../src/pack/pack-export.ts';
import { removeSyntheticExports } from '../synthetic-export.ts';
import { type SyntheticUnity5Options, writeSyntheticUnity5 } from '../synthetic-unity-5.ts';

afterAll(removeSyntheticExports);

describe('exports of Unity 5', () => {
  it.each<[string, SyntheticUnity5Options, string, Record<string, string>]>([
    [
      '5.4',
      {},
      '5.4.1f1',
      { loader: 'UnityLoader.js', code: 'Game.jsgz', data: 'Game.datagz', memory: 'Game.memgz' },
    ],
    [
      '5.5, with the asm.js in a file of its own',
      { asmUrl: true },
      '5.5.1f1',
      {
        loader: 'UnityLoader.js',
        framework: 'Game.jsgz',
        code: 'Game.asm.jsgz',
        data: 'Game.datagz',
        memory: 'Game.memgz',
      },
    ],
    [
      '5.5, with another function first in the loader, and symbols',
      { asmUrl: true, loaderOrder: 'blob first', debugSymbols: true },
      '5.5.1f1',
      {
        loader: 'UnityLoader.js',
        framework: 'Game.jsgz',
        code: 'Game.asm.jsgz',
        data: 'Game.datagz',
        memory: 'Game.memgz',
        symbols: 'Game.debugSymbols.jsgz',
      },
    ],
    [
      '5.4, uncompressed',
      { uncompressed: true },
      '5.4.1f1',
      { loader: 'UnityLoader.js', code: 'Game.js', data: 'Game.data', memory: 'Game.mem' },
    ],
  ])('%s are read', async (_, options, version, files) => {
    const source = await readExport(await writeSyntheticUnity5(options));
    expect(source).toMatchObject({ generation: 'global-module', unityVersion: version, codeFormat: 'asm' });
    expect(Object.fromEntries([...source.parts].map(([role, { file }]) => [role, basename(file)]))).toEqual(
      files,
    );
    expect(source.parts.get('data')?.compression).toBe(options.uncompressed ? 'none' : 'gzip');
    expect(source.productName).toBe('Synthetic Product');
    expect(source.extraConfig).toEqual({
      TOTAL_MEMORY: 268435456,
      errorhandler: null,
      compatibilitycheck: null,
    });
  });

  it('give the player an address for every part', async () => {
    const source = await readExport(await writeSyntheticUnity5({ asmUrl: true }));
    const { build } = packExport('game', source, storedBodies(source), { base: '/', assets: '_astro' });
    expect(build.parts.code.url).toMatch(/^\/_astro\/unity\/[0-9a-f]{16}\.asm\.js\.gz$/);
    expect(Object.keys(build.parts).sort()).toEqual(['code', 'data', 'framework', 'loader', 'memory']);
  });

  it.each([
    ['loader', 'Release/UnityLoader.js', /\n/],
    ['framework', 'Release/Game.js', /;\n/],
  ])('are refused where the %s is cut off between two statements', async (_part, path, end) => {
    const directory = await writeSyntheticUnity5({ asmUrl: true, uncompressed: true });
    const file = join(directory, path);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, text.search(end) + 1));
    await expect(readExport(directory)).rejects.toMatchObject({
      name: 'UnityExportError',
      file,
      message: expect.stringMatching(/does not mention/),
    });
  });

  it('are refused where asm.js of many megabytes is cut off', async () => {
    const directory = await writeSyntheticUnity5({ asmUrl: true, uncompressed: true });
    const file = join(directory, 'Release/Game.asm.js');
    const body = 'function f(a){a=a|0;return /[(]/ ? a / 2 : "{" | 0}'.repeat(60_000);
    const text = `Module.asm = (function () { "use asm"; ${body} return {}; });\n`;
    await writeFile(file, text);
    await readExport(directory);
    await writeFile(file, text.slice(0, text.indexOf('function', text.length / 2)));
    await expect(readExport(directory)).rejects.toMatchObject({
      file,
      message: expect.stringMatching(/stops in the middle/),
    });
  });

  it('name the file that is missing', async () => {
    const directory = await writeSyntheticUnity5();
    await rm(join(directory, 'Release/Game.memgz'));
    await expect(readExport(directory)).rejects.toMatchObject({
      name: 'UnityExportError',
      message: expect.stringMatching(/\(memUrl\).*Release\/Game\.mem/),
    });
  });
});
