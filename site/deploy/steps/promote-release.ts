import { DeployError } from '../deploy-error.ts';
import { type Commit, readCheckout, readRelease } from '../git/commits.ts';
import { readRollbackTags, writeRollbackTag } from '../git/rollback-tags.ts';
import type { Deployment, KnownDeployment } from '../host/host.ts';
import { awaitProduction } from './await-production.ts';
import { broken, checkCandidate } from './check-candidate.ts';
import type { Context } from './context.ts';

export interface PromoteOptions {
  /** Goes on where a target is missed or cannot be judged. */
  despiteTargets?: boolean;
}

/**
 * Lets visitors see a release: the very deployment that staging showed. All that it must know it reads from the host and
 * from the tags in `origin`, so a run that was ended anywhere is taken up by the next.
 *
 * If production does not serve the release whole afterwards, it goes back to the one before by itself.
 *
 * @param version Without `v`; the tag `vX.Y.Z` must be on `main`.
 * @throws {DeployError} if it is not in production in the end, with what production shows instead.
 */
export async function promoteRelease(
  context: Context,
  version: string,
  options: PromoteOptions = {},
): Promise<void> {
  const { host, database, repository, productionDomain, say } = context;
  const release = await readRelease(repository, version);
  const current = await host.readDeployment(productionDomain);
  const candidate = await findCandidate(context, version, release, current);
  if (current?.id === candidate.id) say(`${productionDomain} shows ${version} already.`);
  else {
    await checkCandidate(context, candidate, options);
    await requireCheckout(repository, release);
    await database.prepare(version);
    if (current) await keepWayBack(context, current, version);
    await host.promote(candidate);
    await awaitProduction(context, candidate);
    say(`${productionDomain} shows ${version}.`);
  }
  await checkProduction(context, candidate);
}

/** If production shows the release already, through whichever deployment of its files, it is that one. */
async function findCandidate(
  { host }: Context,
  version: string,
  { tree }: Commit,
  current: Deployment | undefined,
): Promise<KnownDeployment> {
  const found = await host.findDeployments(tree, 'production');
  const candidate = found.find(({ id }) => id === current?.id) ?? found[0];
  if (candidate === undefined)
    throw new DeployError(
      `No deployment is ready that was built from the files of v${version}.`,
      'Push that commit to dev: staging builds and deploys it. Then promote again.',
    );
  if (candidate.origin.version !== version)
    throw new DeployError(
      `The deployment of v${version} calls itself ${candidate.origin.version}: ${candidate.url}`,
      `Write ${version} into site/package.json, push it to dev, and tag the commit that has it.`,
    );
  return candidate;
}

/** The database is migrated by the release's own code. */
async function requireCheckout(repository: string, { tree }: Commit): Promise<void> {
  if ((await readCheckout(repository)).tree === tree) return;
  throw new DeployError(
    'What is checked out is not the release that is to be promoted, and its database migrations come from there.',
    'Check out its tag (git checkout vX.Y.Z), then promote again.',
  );
}

async function keepWayBack(
  { repository, now, say }: Context,
  outgoing: Deployment,
  next: string,
): Promise<void> {
  const { id, url, origin } = outgoing;
  if (origin === undefined)
    throw new DeployError(
      `Production shows ${url}, which does not say which release it is, so there would be no way back to it.`,
      `Once only, let production show a deployment that these commands made: npx vercel promote <its address>. Then promote again.`,
    );
  const newest = (await readRollbackTags(repository))[0];
  if (newest?.deployment === id && newest.replacedBy === next) return;
  await writeRollbackTag(repository, {
    version: origin.version,
    deployment: id,
    commit: origin.commit,
    replacedBy: next,
    at: now().toISOString(),
  });
  say(`The way back is v${origin.version}-rollback: ${url}`);
}

async function checkProduction(context: Context, candidate: KnownDeployment): Promise<void> {
  const { gate, host, productionDomain, repository, say } = context;
  const { checks, problems } = await gate.smoke(`https://${productionDomain}`, candidate.origin);
  if (problems.length === 0) return say(`${checks} checks of ${productionDomain} passed.`);
  const tag = (await readRollbackTags(repository))[0];
  const before =
    tag?.replacedBy === candidate.origin.version ? await host.readDeployment(tag.deployment) : undefined;
  if (before === undefined || before.id === candidate.id) throw broken(productionDomain, problems);
  await host.rollBack(before);
  await awaitProduction(context, before);
  const { message, hint } = broken(productionDomain, problems);
  throw new DeployError(`${message}\nProduction went back to ${tag?.version}.`, hint);
}
