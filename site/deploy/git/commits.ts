import { DeployError } from '../deploy-error.ts';
import { fetchRefs, runGit } from './run-git.ts';

export interface Commit {
  commit: string;
  /** Hash of all its files. */
  tree: string;
}

/** What is checked out. */
export async function readCheckout(repository: string): Promise<Commit> {
  return readCommit(repository, 'HEAD');
}

/**
 * The commit of a release, by its tag on `main`, as `origin` has both.
 *
 * @param version Without `v`.
 * @throws {DeployError} if there is no such tag, or it is not on `main`.
 */
export async function readRelease(repository: string, version: string): Promise<Commit> {
  const tag = `v${version}`;
  // Beside the clone's own tags: one of them may stand elsewhere than origin's, which fetch would refuse.
  const heads = '+refs/heads/main:refs/remotes/origin/main';
  await fetchRefs(repository, heads, '+refs/tags/*:refs/released/*');
  if ((await runGit(repository, 'for-each-ref', `refs/released/${tag}`)) === '')
    throw new DeployError(
      `There is no tag ${tag} in origin.`,
      `Tag the commit of main that is to be released: git tag ${tag} main && git push origin ${tag}`,
    );
  const release = await readCommit(repository, `refs/released/${tag}`);
  const on = await runGit(
    repository,
    'branch',
    '--remotes',
    '--list',
    'origin/main',
    '--contains',
    release.commit,
  );
  if (on === '')
    throw new DeployError(
      `The tag ${tag} is on ${release.commit.slice(0, 12)}, which is not on main.`,
      'Production is released from main only: merge the commit, and tag it there.',
    );
  return release;
}

async function readCommit(repository: string, name: string): Promise<Commit> {
  const [commit = '', tree = ''] = (
    await runGit(repository, 'rev-parse', `${name}^{commit}`, `${name}^{tree}`)
  ).split('\n');
  return { commit, tree };
}
