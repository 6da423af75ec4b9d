import { readdir, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { emitFiles } from '../src/emit-files.ts';
import { createBodyCache } from '../src/encode/body-cache.ts';
import { ChangedFileError } from '../src/encode/changed-file-error.ts';
import { createEncoder } from '../src/encode/encode-export.ts';
import { readExport } from '../src/export/read-export.ts';
import { storedBodies } from '../src/pack/bodies.ts';
import { packExport } from '../src/pack/pack-export.ts';
import { removeSyntheticExports, temporaryFolder, writeSyntheticExport } from './synthetic-export.ts';

afterAll(removeSyntheticExports);

const ADDRESS = { base: '/', assets: '_astro' };

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

it('leaves nothing in the site when Unity exports anew while it is built', async () => {
  const { directory } = await writeSyntheticExport({ compression: 'gzip' });
  const source = await readExport(directory);
  const packed = packExport('game', source, storedBodies(source), ADDRESS);
  const output = await temporaryFolder();
  const emit = () => emitFiles([packed], () => pathToFileURL(`${output}/`));
  await emit();
  expect(await filesBelow(output)).toHaveLength(packed.files.length);
  // The last one, so that the others have been written.
  const last = [...source.parts.values()].at(-1)?.file ?? '';
  await writeFile(last, 'Unity has only begun to write this');
  await expect(emit()).rejects.toThrow(new ChangedFileError(last));
  expect(await filesBelow(output)).not.toContainEqual(
    expect.stringMatching(/unfinished|\.(?:loader|framework|wasm)/),
  );
});

it.each(['none', 'gzip', 'brotli'] as const)(
  'compresses nothing that is not what was read: %s',
  async (compression) => {
    const { directory } = await writeSyntheticExport({ compression, dataBytes: 100_000 });
    const source = await readExport(directory);
    const file = source.parts.get('data')?.file ?? '';
    await writeFile(file, 'Unity has only begun to write this');
    const cache = await temporaryFolder();
    await expect(createEncoder(createBodyCache(cache), () => {})(source)).rejects.toThrow(ChangedFileError);
    const hash = source.parts.get('data')?.sha256 ?? '';
    expect((await filesBelow(cache)).filter((name) => name.startsWith(hash))).toEqual([]);
  },
);
