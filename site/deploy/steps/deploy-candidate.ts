import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeployError } from '../deploy-error.ts';
import type { Environment } from '../environments/environments.ts';
import { readCheckout } from '../git/commits.ts';
import type { KnownDeployment, Origin } from '../host/host.ts';
import { checkFiles } from '../output/check-files.ts';
import { listFiles } from '../output/list-files.ts';
import { MANIFEST_PATH, type Manifest, readManifest } from '../output/manifest.ts';
import type { Context } from './context.ts';

export interface DeployOptions {
  /** Deploys even what is deployed already, as after a change of the build's variables. */
  again?: boolean;
}

/**
 * Deploys what was built to an address of its own, which no visitor knows. What a run before this one deployed is found
 * at the host by its tree, and used: one tree is built and uploaded once.
 *
 * @throws {DeployError} if the output is not what was built, or not of this commit.
 */
export async function deployCandidate(
  { host, repository, site, say }: Context,
  environment: Environment,
  { again = false }: DeployOptions = {},
): Promise<KnownDeployment> {
  const { commit, tree } = await readCheckout(repository);
  if (!again) {
    const [found] = await host.findDeployments(tree, environment.target);
    if (found) {
      say(`These files are deployed already: ${found.url}`);
      return found;
    }
  }
  const manifest = await readOutput(join(site, '.vercel/output'));
  if (manifest.tree !== tree)
    throw new DeployError(
      `The built site is of the commit ${manifest.commit.slice(0, 12)}, and ${commit.slice(0, 12)} is checked out.`,
      'Build and package what is checked out: pnpm build && pnpm --filter site package',
    );
  const origin: Origin = { commit: manifest.commit, tree, version: manifest.version };
  const deployment = await host.deploy(site, environment.target, origin);
  say(`Deployed ${origin.version} of ${commit.slice(0, 12)}: ${deployment.url}`);
  return deployment;
}

async function readOutput(output: string): Promise<Manifest> {
  const file = join(output, 'static', MANIFEST_PATH);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DeployError(
      `There is no manifest ${file}.`,
      'Build and package the site first: pnpm build && pnpm --filter site package',
      { cause },
    );
  });
  const manifest = readManifest(text, file);
  const problems = checkFiles(manifest.files, await listFiles(output));
  if (problems.length === 0) return manifest;
  throw new DeployError(
    `${output} is not what its manifest says: ${problems.slice(0, 5).join(' ')}`,
    'Fetch or build the output again; something changed it since.',
  );
}
