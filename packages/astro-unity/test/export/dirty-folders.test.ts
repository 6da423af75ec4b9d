import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readExport } from '../../src/export/read-export.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { refusal, summary } from './read-outcome.ts';

afterAll(removeSyntheticExports);

describe('dirty folders', () => {
  test('the page picks one of several exports', async () => {
    const { directory } = await writeSyntheticExport({ stem: 'Old', compression: 'gzip' });
    await writeSyntheticExport({ stem: 'Unused', compression: 'gzip' }, directory);
    await writeSyntheticExport({ stem: 'New', compression: 'brotli' }, directory);
    expect((await readExport(directory)).parts.get('data')?.file).toBe(join(directory, 'Build/New.data.br'));
  });

  test('a JSON that the page names picks one of three games with one UnityLoader.js', async () => {
    const { directory } = await writeSyntheticExport({ generation: 'unity-loader', stem: 'V01' });
    await writeSyntheticExport({ generation: 'unity-loader', stem: 'V02' }, directory);
    expect((await readExport(directory)).parts.get('data')?.file).toBe(
      join(directory, 'Build/V02.data.unityweb'),
    );
    expect((await readExport(directory, { stem: 'V01' })).parts.get('data')?.file).toBe(
      join(directory, 'Build/V01.data.unityweb'),
    );
  });

  test('without a page, the only complete set is taken', async () => {
    const { directory } = await writeSyntheticExport({
      compression: 'brotli',
      threads: true,
      indexHtml: false,
    });
    await writeFile(join(directory, 'Build/Stale.data.br'), 'no');
    const result = await readExport(directory);
    expect(summary(result)).toBe(
      'loader:none framework:brotli code:brotli data:brotli worker:brotli memory:brotli',
    );
    expect(result.productName).toBeUndefined();
  });

  test('without a page, hashed names are told apart by content', async () => {
    const { directory } = await writeSyntheticExport({
      compression: 'gzip',
      hashedNames: true,
      indexHtml: false,
    });
    expect(summary(await readExport(directory))).toBe('loader:none framework:gzip code:gzip data:gzip');
  });

  test.each([
    [true, '.unityweb'],
    [false, '.br'],
  ])('without a page, the loader decides between leftovers (decompressor: %s)', async (fallback, suffix) => {
    const { directory } = await writeSyntheticExport({
      compression: 'brotli',
      fallback: !fallback,
      indexHtml: false,
    });
    await writeSyntheticExport({ compression: 'brotli', fallback, indexHtml: false }, directory);
    expect((await readExport(directory)).parts.get('data')?.file).toBe(
      join(directory, `Build/Web.data${suffix}`),
    );
  });

  test('several complete sets are listed, and the option "stem" picks one', async () => {
    const { directory } = await writeSyntheticExport({ stem: 'A', indexHtml: false });
    await writeSyntheticExport({ stem: 'B', indexHtml: false }, directory);
    const error = await refusal(directory);
    expect(error.message).toContain('holds 2 exports');
    expect(error.message).toContain('"A.data", "B.data"');
    expect(error.hint).toContain("stem: 'A'");
    expect((await readExport(directory, { stem: 'B' })).parts.get('code')?.file).toBe(
      join(directory, 'Build/B.wasm'),
    );
    expect((await refusal(directory, { stem: 'C' })).message).toMatch(
      /begins with "C"; there are "A", "B"\.$/,
    );
  });

  test('leftovers that only differ in compression are picked by the name of the data file', async () => {
    const { directory } = await writeSyntheticExport({ compression: 'gzip', indexHtml: false });
    await writeSyntheticExport({ compression: 'brotli', indexHtml: false }, directory);
    expect((await refusal(directory)).hint).toContain("stem: 'Web.data.br'");
    expect(summary(await readExport(directory, { stem: 'Web.data.gz' }))).toContain('data:gzip');
  });
});
