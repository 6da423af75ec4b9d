import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLocalFile } from '../../src/astro/local-file.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notebook-loader-'));
  await mkdir(join(folder, 'base/course'), { recursive: true });
  await Promise.all(
    ['secret.png', 'base/fig 1.png', 'base/.env', 'base/course/a.ipynb'].map((path) =>
      writeFile(join(folder, path), ''),
    ),
  );
  await symlink(join(folder, 'secret.png'), join(folder, 'base/link.png'));
});

afterAll(() => rm(folder, { recursive: true }));

test.for([
  ['../fig%201.png', { path: 'fig 1.png', fragment: '' }],
  ['../fig 1.png?v=2#top', { path: 'fig 1.png', fragment: 'top' }],
  ['./a.ipynb#The-End', { path: 'course/a.ipynb', fragment: 'The-End' }],
  ['../../secret.png', /leads out of/],
  ['..%2F..%2Fsecret.png', /leads out of/],
  ['../../base-2/x.png', /leads out of/],
  ['../link.png', /symbolic link/],
  ['../.env', /hidden file/],
  ['../missing.png', /does not exist/],
  ['../course', /names a folder/],
  ['%E0%A4%A.png', /not a valid address/],
  ['a%00.png', /not a valid address/],
] as const)('%s', async ([address, expected]) => {
  const base = join(folder, 'base');
  const found = await findLocalFile(address, join(base, 'course/a.ipynb'), base);
  if (expected instanceof RegExp) expect(found).toEqual({ problem: expect.stringMatching(expected) });
  else expect(found).toEqual({ ...expected, path: join(base, expected.path) });
});
