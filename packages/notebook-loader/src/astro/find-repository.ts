import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseRepository, type Repository, type RepositoryFolder } from '../launch/repository.ts';
import { isObject } from '../nbformat/json.ts';

/** What the project says about its repository; the rest is found. */
export interface RepositoryOption {
  url?: string | undefined;
  branch?: string | undefined;
  folder?: string | undefined;
}

/**
 * The repository that a folder of notebooks lies in: as the project says, else by the `repository` of the nearest package.json, else
 * by git's `origin`. git itself is not run; its files are read.
 *
 * @param base Absolute path of the folder of notebooks.
 * @param root Absolute path of the project.
 * @returns `undefined` where there is none on a known host, or the notebooks lie outside of it.
 */
export async function findRepository(
  option: RepositoryOption,
  base: string,
  root: string,
): Promise<RepositoryFolder | undefined> {
  const git = await findGit(root);
  const declared = await declaredRepository(root, git?.root);
  const found =
    (option.url === undefined ? declared?.repository : parseRepository(option.url)) ??
    (git && parseRepository((await originOf(git.folder)) ?? ''));
  const folder = option.folder
    ?.split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  const place = folder ?? (git ? within(git.root, base) : declared && within(declared.root, base));
  if (found === undefined || place === undefined) return undefined;
  const branch = option.branch ?? (git && (await branchOf(git.folder))) ?? 'HEAD';
  return { ...found, branch, folder: place };
}

interface Git {
  /** Of the working tree. */
  root: string;
  /** Where git keeps what all working trees share. */
  folder: string;
}

/** The working tree that a path lies in. */
async function findGit(path: string): Promise<Git | undefined> {
  const candidate = join(path, '.git');
  const found = await stat(candidate).catch(() => undefined);
  if (found?.isDirectory()) return { root: path, folder: candidate };
  if (found?.isFile()) {
    // A worktree or a submodule: the file names the folder.
    const [, named = ''] = /^gitdir: (.+)$/m.exec(await readText(candidate)) ?? [];
    const folder = resolve(path, named);
    const common = (await readText(join(folder, 'commondir'))).trim();
    return { root: path, folder: resolve(folder, common) };
  }
  return dirname(path) === path ? undefined : findGit(dirname(path));
}

async function originOf(folder: string): Promise<string | undefined> {
  const config = await readText(join(folder, 'config'));
  const [, section = ''] = /^\s*\[remote "origin"\]([^[]*)/m.exec(config) ?? [];
  return /^\s*url\s*=\s*(.+?)\s*$/m.exec(section)?.[1];
}

/** The default branch as it was when the repository was cloned, else the branch that is checked out. */
async function branchOf(folder: string): Promise<string | undefined> {
  const origin = /^ref: refs\/remotes\/origin\/(.+)$/m.exec(
    await readText(join(folder, 'refs/remotes/origin/HEAD')),
  );
  const own = /^ref: refs\/heads\/(.+)$/m.exec(await readText(join(folder, 'HEAD')));
  return (origin ?? own)?.[1]?.trim();
}

/** The `repository` of the nearest package.json that has one, and the folder that is the repository's root by what it says. */
async function declaredRepository(
  path: string,
  end: string | undefined,
): Promise<{ repository: Repository; root: string } | undefined> {
  const said = readRepositoryField(await readText(join(path, 'package.json')));
  const repository = said && parseRepository(said.url);
  if (said && repository) {
    const up = said.directory.split('/').filter((part) => part !== '' && part !== '.');
    return { repository, root: resolve(path, ...up.map(() => '..')) };
  }
  return path === end || dirname(path) === path ? undefined : declaredRepository(dirname(path), end);
}

function readRepositoryField(json: string): { url: string; directory: string } | undefined {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    // None, or one that npm itself will complain about.
    return undefined;
  }
  const field = isObject(content) ? content.repository : undefined;
  if (typeof field === 'string') return { url: field, directory: '' };
  if (!isObject(field) || typeof field.url !== 'string') return undefined;
  return { url: field.url, directory: typeof field.directory === 'string' ? field.directory : '' };
}

function within(root: string, path: string): string | undefined {
  const place = relative(root, path).replaceAll('\\', '/');
  return place === '..' || place.startsWith('../') ? undefined : place;
}

/** The empty text for what is not there. */
async function readText(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}
