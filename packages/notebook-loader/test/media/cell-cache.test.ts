import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cellCacheFile, openCellCache } from '../../src/media/cell-cache.ts';
import { pruneKept } from '../../src/media/kept-file.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'notebook-loader-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function filled(...keys: string[]) {
  const file = cellCacheFile(await temporaryFolder(), '/a.ipynb', 'v1');
  const cache = openCellCache(file);
  for (const key of keys) cache.set(key, `text of ${key}`);
  cache.keep();
  return file;
}

test('has the texts of the process before', async () => {
  const cache = openCellCache(await filled('a', '__proto__'));
  expect(['a', '__proto__', 'b'].map((key) => cache.get(key))).toEqual([
    'text of a',
    'text of __proto__',
    undefined,
  ]);
});

test('forgets what was not asked for', async () => {
  const file = await filled('a', 'b');
  const cache = openCellCache(file);
  cache.get('a');
  cache.keep();
  expect(openCellCache(file).get('a')).toBe('text of a');
  expect(openCellCache(file).get('b')).toBeUndefined();
});

test('is not written where nothing has changed, nor where there is nothing', async () => {
  const file = await filled('a');
  await writeFile(file.file, `${await readFile(file.file, 'utf8')} `);
  const cache = openCellCache(file);
  cache.get('a');
  cache.keep();
  expect(await readFile(file.file, 'utf8')).toMatch(/ $/);
  const empty = cellCacheFile(await temporaryFolder(), '/a.ipynb', 'v1');
  openCellCache(empty).keep();
  await expect(readFile(empty.file)).rejects.toThrow('ENOENT');
});

test.each<[string, (text: string) => string]>([
  ['cut off', (text) => text.slice(0, -3)],
  ['changed', (text) => text.replace('text of a', 'text of b')],
  ['of another notebook', (text) => text.replace('/a.ipynb', '/b.ipynb')],
  ['something else', () => 'null'],
])('is empty where the file is %s, and heals', async (_, damage) => {
  const file = await filled('a');
  await writeFile(file.file, damage(await readFile(file.file, 'utf8')));
  const cache = openCellCache(file);
  expect(cache.get('a')).toBeUndefined();
  cache.set('a', 'new');
  cache.keep();
  expect(openCellCache(file).get('a')).toBe('new');
});

test('is empty for another version of the package', async () => {
  const file = await filled('a');
  expect(openCellCache({ ...file, key: 'v2' }).get('a')).toBeUndefined();
});

test('is deleted when its notebook is gone, and only then', async () => {
  const folder = await temporaryFolder();
  const there = join(folder, 'there.ipynb');
  await writeFile(there, '');
  for (const notebook of [there, join(folder, 'gone.ipynb')]) {
    const cache = openCellCache(cellCacheFile(join(folder, 'cells'), notebook, 'v1'));
    cache.set('a', notebook);
    cache.keep();
  }
  await writeFile(join(folder, 'cells', 'other'), 'something else');
  await pruneKept(join(folder, 'cells'));
  const kept = cellCacheFile(join(folder, 'cells'), there, 'v1');
  expect(await readdir(join(folder, 'cells'))).toEqual([basename(kept.file), 'other'].sort());
  expect(openCellCache(kept).get('a')).toBe(there);
});

test('of several that were open at once, the last that is kept leaves one whole file', async () => {
  const file = await filled();
  const caches = Array.from({ length: 8 }, () => openCellCache(file));
  for (const [index, cache] of caches.entries()) {
    cache.set('a', String(index));
    cache.keep();
  }
  expect(openCellCache(file).get('a')).toBe('7');
  expect(await readdir(join(file.file, '..'))).toHaveLength(1);
});
