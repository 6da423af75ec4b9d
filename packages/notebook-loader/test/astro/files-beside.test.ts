import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesBeside } from '../../src/astro/files-beside.ts';

const outer = await mkdtemp(join(tmpdir(), 'files-beside-'));
const base = join(outer, 'research');
await mkdir(join(base, 'gait'), { recursive: true });
await writeFile(join(outer, 'secret.bib'), 'secret');
await writeFile(join(base, 'shared works.bib'), 'shared');
await writeFile(join(base, 'gait', 'own.bib'), 'own');
await writeFile(join(base, 'gait', '.hidden.bib'), 'hidden');
await symlink(join(outer, 'secret.bib'), join(base, 'gait', 'link.bib'));
afterAll(() => rm(outer, { recursive: true }));

const used = new Set<string>();
const files = filesBeside(join(base, 'gait', 'walking.ipynb'), base, used);

test.each<[string, string | undefined]>([
  ['own.bib', 'own'],
  ['../shared works.bib', 'shared'],
  ['../../secret.bib', undefined],
  ['link.bib', undefined],
  ['.hidden.bib', undefined],
  ['none.bib', undefined],
])('%s', async (path, text) => {
  expect(await files.read(path)).toBe(text);
});

test('those of its own folder are listed, and those that were read are told', async () => {
  expect(await files.list('.bib')).toEqual(['own.bib']);
  await files.read('own.bib');
  expect([...used]).toContain(join(base, 'gait', 'own.bib'));
});
