import { afterAll, expect, it } from 'vitest';
import { readExport } from '../../src/export/read-export.ts';
import { unityLoaderJson } from '../../src/pack/unity-loader-json.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

afterAll(removeSyntheticExports);

it.each(['asm', 'wasm'] as const)('names the parts of %s as its loader asks for them', async (codeFormat) => {
  const { directory } = await writeSyntheticExport({ generation: 'unity-loader-asm', background: true });
  const source = await readExport(directory);
  const json: unknown = JSON.parse(unityLoaderJson({ ...source, codeFormat }, (role) => `the-${role}`));
  expect(json).toMatchObject({
    dataUrl: 'the-data',
    [`${codeFormat}CodeUrl`]: 'the-code',
    [`${codeFormat}FrameworkUrl`]: 'the-framework',
    [`${codeFormat}MemoryUrl`]: 'the-memory',
    backgroundUrl: 'the-background',
    productName: 'Synthetic Product',
    TOTAL_MEMORY: 268435456,
  });
});
