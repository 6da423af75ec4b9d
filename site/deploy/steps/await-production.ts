import { setTimeout as wait } from 'node:timers/promises';
import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../host/host.ts';
import type { Context } from './context.ts';

const TRIES = 30;
const PAUSE_MILLISECONDS = 2_000;

/**
 * Waits until production's domain shows a deployment: a host says that it moved before each of its places knows.
 *
 * @throws {DeployError} if it does not within a minute.
 */
export async function awaitProduction(
  { host, productionDomain }: Pick<Context, 'host' | 'productionDomain'>,
  { id, url }: Deployment,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await wait(PAUSE_MILLISECONDS);
    if ((await host.readDeployment(productionDomain))?.id === id) return;
  }
  throw new DeployError(
    `${productionDomain} does not show ${url} yet.`,
    'See that the domain belongs to production in the project at Vercel, then run the same command again.',
  );
}
