import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { z } from 'zod';
import { DeployError } from '../deploy-error.ts';
import type { VercelAccount } from './vercel-account.ts';

const TIMEOUT_MILLISECONDS = 30_000;

/** Reading twice does no harm. */
const again = retry(
  handleWhen((error) => !(error instanceof DeployError)),
  { maxAttempts: 4, backoff: new ExponentialBackoff({ initialDelay: 250, maxDelay: 5_000 }) },
);

/**
 * Reads from Vercel's API. A server that cannot be reached, is too busy or fails is asked again.
 *
 * @returns Nothing where there is no such thing.
 * @throws {DeployError} if it refuses, keeps failing, or answers something else than the schema says.
 * @see https://vercel.com/docs/rest-api
 */
export async function readVercel<Schema extends z.ZodType>(
  path: string,
  query: Readonly<Record<string, string>>,
  schema: Schema,
  { api, team, token }: VercelAccount,
): Promise<z.output<Schema> | undefined> {
  const url = new URL(path, api);
  url.search = new URLSearchParams({ ...query, teamId: team }).toString();
  const response = await again
    .execute(() => ask(url, token))
    .catch((cause: unknown) => {
      if (cause instanceof DeployError) throw cause;
      throw new DeployError(
        `Vercel could not be asked for ${url.pathname}: ${cause instanceof Error ? cause.message : cause}.`,
        'See https://www.vercel-status.com, then run the same command again.',
        { cause },
      );
    });
  if (response === undefined) return undefined;
  const { success, data, error } = schema.safeParse(response);
  if (success) return data;
  throw new DeployError(
    `Vercel's answer for ${url.pathname} is not what its documentation says: ${z.prettifyError(error)}`,
    'Compare it with https://vercel.com/docs/rest-api, and change the schema in site/deploy/host/vercel-host.ts.',
  );
}

async function ask(url: URL, token: string): Promise<unknown> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel();
    throw new Error(`it answered ${response.status}`);
  }
  if (!response.ok)
    throw new DeployError(
      `Vercel refused ${url.pathname} with ${response.status}: ${await response.text()}`,
      'See that VERCEL_TOKEN is valid, and that it, VERCEL_ORG_ID and VERCEL_PROJECT_ID belong together.',
    );
  return response.json();
}
