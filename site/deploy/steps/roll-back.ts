import { DeployError } from '../deploy-error.ts';
import { type RollbackTag, readRollbackTags } from '../git/rollback-tags.ts';
import { awaitProduction } from './await-production.ts';
import type { Context } from './context.ts';

/**
 * Lets visitors see an earlier release again. Only production's domains move: nothing is built, and the database stays as
 * it is, because what earlier releases use is still in it.
 *
 * @param version Without `v`. Default: the one that left production last; where production shows it already, nothing is
 *   done, so that running it twice goes back once.
 * @throws {DeployError} if there is no way back to it.
 */
export async function rollBack(context: Context, version?: string): Promise<void> {
  const { host, productionDomain, repository, say } = context;
  const tag = choose(await readRollbackTags(repository), version);
  const [current, target] = await Promise.all([
    host.readDeployment(productionDomain),
    host.readDeployment(tag.deployment),
  ]);
  if (target === undefined)
    throw new DeployError(
      `The deployment ${tag.deployment} of the release ${tag.version} is gone from the host.`,
      `Deploy the release anew: git push origin v${tag.version}^{commit}:dev, then promote v${tag.version}. And keep deployments longer in the project's settings at Vercel.`,
    );
  if (current?.id === target.id) return say(`${productionDomain} shows ${tag.version} already.`);
  await host.rollBack(target);
  await awaitProduction(context, target);
  say(`${productionDomain} shows ${tag.version} again.`);
}

function choose(tags: readonly RollbackTag[], version: string | undefined): RollbackTag {
  const chosen = version === undefined ? tags[0] : tags.find((tag) => tag.version === version);
  if (chosen) return chosen;
  const list = tags.map((tag) => tag.version).join(', ');
  throw new DeployError(
    version === undefined
      ? 'There is no release to go back to: origin has no tag vX.Y.Z-rollback.'
      : `There is no tag v${version}-rollback in origin.`,
    list ? `There is a way back to: ${list}.` : 'A promotion makes such a tag before it replaces a release.',
  );
}
