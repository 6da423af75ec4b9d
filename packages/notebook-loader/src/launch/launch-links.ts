import type { RepositoryFolder } from './repository.ts';

/** Addresses at which a notebook is run, read and changed. Each is absent where it cannot be, or the notebook says no. */
export interface LaunchLinks {
  colab?: string;
  binder?: string;
  kaggle?: string;
  /** The notebook in its repository. */
  source?: string;
  /** The editor of the repository's host. */
  edit?: string;
}

type Service = keyof LaunchLinks;

/** Languages that a service runs; Binder runs what the repository says. */
const languages: Partial<Record<Service, readonly string[]>> = {
  colab: ['python', 'r', 'julia'],
  kaggle: ['python', 'r'],
};

/**
 * Where a notebook can be opened.
 *
 * @param path of the notebook within the folder, with `/` between.
 * @param language of its code.
 * @param frontmatter may switch links off, or name others: see {@link wishes}.
 */
export function launchLinks(
  { host, name, branch, folder }: RepositoryFolder,
  path: string,
  language: string,
  frontmatter: Readonly<Record<string, unknown>>,
): LaunchLinks {
  const file = encodePath([folder, path].filter(Boolean).join('/'));
  const ref = encodePath(branch);
  const isGitHub = host === 'github.com';
  const places = `https://${host}/${name}/${isGitHub ? '' : '-/'}`;
  const source = `${places}blob/${ref}/${file}`;
  const project = isGitHub ? `gh/${name}` : `gl/${encodeURIComponent(name)}`;
  const links: LaunchLinks = {
    // These two read from GitHub only.
    ...(isGitHub && {
      colab: `https://colab.research.google.com/github/${name}/blob/${ref}/${file}`,
      kaggle: `https://www.kaggle.com/kernels/welcome?src=${encodeURIComponent(source)}`,
    }),
    binder: `https://mybinder.org/v2/${project}/${encodeURIComponent(branch)}?urlpath=${encodeURIComponent(`lab/tree/${file}`)}`,
    source,
    // An editor wants a branch to commit to.
    ...(branch !== 'HEAD' && { edit: `${places}edit/${ref}/${file}` }),
  };
  return select(links, language, wishes(frontmatter));
}

function select(
  links: LaunchLinks,
  language: string,
  wished: Partial<Record<Service, string | false>>,
): LaunchLinks {
  const selected: LaunchLinks = {};
  for (const service of ['colab', 'binder', 'kaggle', 'source', 'edit'] as const) {
    const wish = wished[service];
    const runs = languages[service]?.includes(language) ?? true;
    const link = wish ?? (runs ? links[service] : undefined);
    if (typeof link === 'string') selected[service] = link;
  }
  return selected;
}

/**
 * What front matter says about the links: MyST's `source_url` and `edit_url` (an address, or `null` for none), Quarto's
 * `repo-actions` and `code-links` (`false`, or a list of those wanted), and, in the same manner, `colab`, `binder`, `kaggle`, and
 * `launch: false` for none at all.
 */
function wishes(frontmatter: Readonly<Record<string, unknown>>): Partial<Record<Service, string | false>> {
  if (frontmatter.launch === false) {
    return { colab: false, binder: false, kaggle: false, source: false, edit: false };
  }
  const wished: Partial<Record<Service, string | false>> = {};
  const unless = (service: Service, isWanted: boolean) => {
    if (!isWanted) wished[service] = false;
  };
  const actions = frontmatter['repo-actions'];
  unless('source', wants(actions, 'source'));
  unless('edit', wants(actions, 'edit'));
  const codeLinks = frontmatter['code-links'];
  for (const service of ['colab', 'binder', 'kaggle'] as const) unless(service, wants(codeLinks, service));
  for (const [key, service] of [
    ['source_url', 'source'],
    ['edit_url', 'edit'],
    ['colab', 'colab'],
    ['binder', 'binder'],
    ['kaggle', 'kaggle'],
  ] as const) {
    const said = frontmatter[key];
    if (said === null || said === false) wished[service] = false;
    else if (typeof said === 'string' && /^https:\/\//i.test(said)) wished[service] = said;
  }
  return wished;
}

function wants(said: unknown, service: Service): boolean {
  if (said === undefined || said === true) return true;
  if (typeof said === 'string') return said === service;
  return Array.isArray(said) && said.includes(service);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
