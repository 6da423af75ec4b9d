import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findRepository, type RepositoryOption } from '../../src/astro/find-repository.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const config = (url: string) =>
  `[core]\n\tbare = false\n[remote "up"]\n\turl = x\n[remote "origin"]\n\turl = ${url}\n\tfetch = y\n`;
const git = (url: string) => ({ '.git/config': config(url), '.git/HEAD': 'ref: refs/heads/topic\n' });
const field = (repository: unknown) => JSON.stringify({ name: 'x', repository });

test.for<[string, Record<string, string>, RepositoryOption, unknown]>([
  [
    'git',
    git('git@github.com:o/n.git'),
    {},
    { host: 'github.com', name: 'o/n', branch: 'topic', folder: 'lab' },
  ],
  [
    'git, at its default branch',
    {
      ...git('https://t:s@gitlab.com/g/n'),
      '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/main\n',
    },
    {},
    { host: 'gitlab.com', name: 'g/n', branch: 'main', folder: 'lab' },
  ],
  [
    'git, not at a branch',
    {
      '.git/config': config('https://github.com/o/n'),
      '.git/HEAD': '4b825dc642cb6eb9a060e54bf8d69288fbee4904\n',
    },
    {},
    { host: 'github.com', name: 'o/n', branch: 'HEAD', folder: 'lab' },
  ],
  [
    'the package.json of the project, before git',
    {
      ...git('https://github.com/fork/n'),
      'site/package.json': field({ url: 'git+https://github.com/o/n.git' }),
    },
    {},
    { host: 'github.com', name: 'o/n', branch: 'topic', folder: 'lab' },
  ],
  [
    'a package.json above, without git',
    { 'package.json': field('o/n'), 'site/package.json': '{}' },
    {},
    { host: 'github.com', name: 'o/n', branch: 'HEAD', folder: 'lab' },
  ],
  [
    'a package.json that says where it lies',
    { 'site/package.json': field({ url: 'github:o/n', directory: 'apps/site' }) },
    {},
    // Where the root of the repository is, two folders above: the name of a temporary folder comes first.
    { host: 'github.com', name: 'o/n', branch: 'HEAD', folder: expect.stringMatching(/^[^/]+\/lab$/) },
  ],
  [
    'the options',
    git('https://example.org/o/n'),
    { url: 'https://gitlab.com/g/n', branch: 'next', folder: '/work/lab/' },
    { host: 'gitlab.com', name: 'g/n', branch: 'next', folder: 'work/lab' },
  ],
  ['no known host', git('https://example.org/o/n'), {}, undefined],
  [
    'a package.json without git that the notebooks lie outside of',
    { 'site/package.json': field('o/n') },
    {},
    undefined,
  ],
  ['neither', { 'package.json': '{ broken' }, {}, undefined],
])('the repository by %s', async ([, files, option, expected]) => {
  const root = await mkdtemp(join(tmpdir(), 'notebook-loader-'));
  folders.push(root);
  await mkdir(join(root, 'site'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  expect(await findRepository(option, join(root, 'lab'), join(root, 'site'))).toEqual(expected);
});

test('a worktree shares what git keeps', async () => {
  const root = await mkdtemp(join(tmpdir(), 'notebook-loader-'));
  folders.push(root);
  const files = {
    'main/.git/config': config('https://github.com/o/n'),
    'main/.git/HEAD': 'ref: refs/heads/main\n',
    'main/.git/worktrees/wt/commondir': '../..\n',
    'wt/.git': `gitdir: ${join(root, 'main/.git/worktrees/wt')}\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const found = await findRepository({}, join(root, 'wt/lab'), join(root, 'wt'));
  expect(found).toMatchObject({ name: 'o/n', branch: 'main', folder: 'lab' });
});
