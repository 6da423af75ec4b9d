import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDataEntry } from '../../src/metadata/read-data-entry.ts';
import { readGameCode } from '../../src/metadata/read-game-code.ts';
import { removeSyntheticExports, temporaryFolder, writeSyntheticExport } from '../synthetic-export.ts';
import { packData } from '../synthetic-parts.ts';
import { compress } from '../unity-compression.ts';
import { BASE_TYPES, syntheticMetadata } from './synthetic-metadata.ts';

const METADATA = syntheticMetadata(39, [
  ...BASE_TYPES,
  {
    assembly: 'Assembly-CSharp.dll',
    name: 'Player',
    parent: 'UnityEngine.MonoBehaviour',
    methods: [{ name: 'Pause' }],
  },
]);
const DATA = packData(
  new Map([
    ['data.unity3d', Buffer.alloc(700_000, 1)],
    ['Il2CppData/Metadata/global-metadata.dat', METADATA],
    ['Resources/unity_default_resources', Buffer.alloc(300_000, 2)],
  ]),
);
const isMetadata = (name: string): boolean => name.endsWith('global-metadata.dat');

afterAll(removeSyntheticExports);

async function dataFile(bytes: Uint8Array): Promise<string> {
  const file = join(await temporaryFolder(), 'Web.data');
  await writeFile(file, bytes);
  return file;
}

describe('readDataEntry', () => {
  it.each(['none', 'gzip', 'brotli'] as const)(
    'takes an entry out of a container, compression %s',
    async (compression) => {
      const file = await dataFile(await compress(DATA, compression));
      expect(await readDataEntry(file, isMetadata)).toEqual(METADATA);
    },
  );

  it('reads no further than to the end of the entry', async () => {
    const file = await dataFile(DATA);
    await truncate(file, DATA.length - 300_000);
    expect(await readDataEntry(file, isMetadata)).toEqual(METADATA);
  });

  it('tells a container without it from one that is cut off', async () => {
    expect(await readDataEntry(await dataFile(DATA), () => false)).toBeUndefined();
    await expect(readDataEntry(await dataFile(DATA.subarray(0, 400_000)), isMetadata)).rejects.toThrow(
      'ends within its entry "Il2CppData/Metadata/global-metadata.dat"',
    );
    await expect(readDataEntry(await dataFile(DATA.subarray(0, 18)), isMetadata)).rejects.toThrow(
      'within its header',
    );
    await expect(
      readDataEntry(await dataFile(Buffer.from('<!doctype html><title>Not found</title>')), isMetadata),
    ).rejects.toThrow('cannot be read');
  });
});

describe('readGameCode', () => {
  it('reads classes and events of an export', async () => {
    const { directory, files } = await writeSyntheticExport({ compression: 'brotli' });
    await writeFile(join(directory, files.data), await compress(DATA, 'brotli'));
    const framework = join(directory, files.framework);
    const text = 'function unityFramework(Module) { dispatchUnityEvent("Ready"); }';
    await writeFile(framework, await compress(Buffer.from(text), 'brotli'));

    const code = await readGameCode({ directory, name: 'game' });
    expect(code).toMatchObject({
      classes: [{ name: 'Player', isBehaviour: true, methods: [{ name: 'Pause' }] }],
      frameworkEvents: { names: ['Ready'], isOpen: false },
      sources: undefined,
      problems: [],
    });
  });

  it('reads what it can, and says what it cannot', async () => {
    const { directory, files } = await writeSyntheticExport();
    const code = await readGameCode({ directory, name: 'game', sources: join(directory, 'not-there') });
    expect(code.classes).toBeUndefined();
    expect(code.frameworkEvents).toEqual({ names: [], isOpen: false });
    expect(code.problems).toEqual([
      expect.stringContaining('The classes of "game" cannot be read: It ends within its header.'),
      expect.stringContaining('The C# sources of "game" cannot be read'),
    ]);
    expect((await readFile(join(directory, files.data))).length).toBeGreaterThan(0);
  });

  it('does not reject for a folder that is none', async () => {
    const code = await readGameCode({ directory: '/not/there', name: 'game' });
    expect(code).toMatchObject({ classes: undefined, frameworkEvents: undefined, sources: undefined });
    expect(code.problems).toEqual([expect.stringContaining('"game" cannot be read')]);
  });
});
