/** A repository on a host whose addresses are known. */
export interface Repository {
  host: 'github.com' | 'gitlab.com';
  /** Owner and name, `owner/name`; on GitLab perhaps with groups between. */
  name: string;
}

/** Where the notebooks lie in a repository. */
export interface RepositoryFolder extends Repository {
  /** Branch, tag or commit; `HEAD` is the default branch. */
  branch: string;
  /** Of the notebooks, from the root of the repository, with `/` between and none around; empty for the root itself. */
  folder: string;
}

const shorthands: Record<string, Repository['host']> = { github: 'github.com', gitlab: 'gitlab.com' };

/**
 * Reads the address of a repository as people, git and npm write it: `https://github.com/owner/name.git`,
 * `git@gitlab.com:group/name`, `git+ssh://…`, `github:owner/name`, `owner/name`. Names and passwords in it are left out.
 *
 * @returns `undefined` for repositories elsewhere.
 */
export function parseRepository(address: string): Repository | undefined {
  const [, shorthand = 'github', short] =
    /^(?:(github|gitlab):(?=[^/]))?([\w-]+\/[\w.-]+|(?<=:).+)$/.exec(address.trim()) ?? [];
  if (short !== undefined) return repository(shorthands[shorthand], short);
  const [, host = '', path = ''] =
    /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([\w.-]+)(?::\d+(?=\/))?[:/]\/?([^?#]+)/i.exec(address.trim()) ?? [];
  const known = Object.values(shorthands).find((name) => host.replace(/^www\./, '') === name);
  return repository(known, path);
}

function repository(host: Repository['host'] | undefined, path: string): Repository | undefined {
  const segments = path
    .replace(/\/-\/.*$/, '')
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter(Boolean);
  // GitHub has nothing between owner and name; what follows are places in it (`/tree/main`).
  const named = host === 'github.com' ? segments.slice(0, 2) : segments;
  const isValid = named.length >= 2 && named.every((segment) => /^(?!\.{1,2}$)[\w.-]+$/.test(segment));
  return host !== undefined && isValid ? { host, name: named.join('/') } : undefined;
}
