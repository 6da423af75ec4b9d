import { z } from 'zod';
import { DeployError } from '../deploy-error.ts';
import type { Deployment, Host, Origin } from './host.ts';
import type { VercelAccount } from './vercel-account.ts';
import { readVercel } from './vercel-api.ts';
import { runVercel } from './vercel-command.ts';

const origin = z.object({ commit: z.string(), tree: z.string(), version: z.string() });

/** Answers name the id `uid` in lists, and `id` elsewhere. */
const deployment = z.object({
  id: z.string().optional(),
  uid: z.string().optional(),
  url: z.string(),
  meta: z.record(z.string(), z.unknown()).optional(),
});

const variables = z.object({
  envs: z.array(z.object({ key: z.string(), target: z.union([z.string(), z.array(z.string())]).optional() })),
});

const made = z.object({ id: z.string(), url: z.string() });

/** Vercel: its own command line for all that changes something, its API for what only reads. */
export function vercelHost(account: VercelAccount): Host {
  const run = (...args: string[]): Promise<string> => runVercel(args, account);
  return {
    async findDeployments(tree, target) {
      const query = { projectId: account.project, target, state: 'READY', 'meta-tree': tree, limit: '20' };
      const answer = await readVercel(
        '/v6/deployments',
        query,
        z.object({ deployments: z.array(deployment) }),
        account,
      );
      return (answer?.deployments ?? []).flatMap((listed) => {
        const { id, url, origin } = toDeployment(listed);
        return origin?.tree === tree ? [{ id, url, origin }] : [];
      });
    },

    async variableNames(target) {
      const path = `/v10/projects/${encodeURIComponent(account.project)}/env`;
      const answer = await readVercel(path, {}, variables, account);
      return (answer?.envs ?? [])
        .filter((listed) => [listed.target].flat().includes(target))
        .map(({ key }) => key);
    },

    async readDeployment(idOrHostName) {
      const path = `/v13/deployments/${encodeURIComponent(idOrHostName)}`;
      const found = await readVercel(path, {}, deployment, account);
      return found && toDeployment(found);
    },

    async deploy(site, target, of) {
      const meta = Object.entries(of).flatMap(([key, value]) => ['--meta', `${key}=${value}`]);
      const production = target === 'production' ? ['--prod', '--skip-domain'] : [];
      const printed = await run(
        ...['deploy', '--prebuilt', '--yes', '--format', 'json', '--cwd', site],
        ...production,
        ...meta,
      );
      const { id, url } = readResult(printed);
      return { id, url: withScheme(url), origin: of };
    },

    async alias({ url }, hostName) {
      await run('alias', 'set', new URL(url).hostname, hostName);
    },

    async promote({ id }) {
      await run('promote', id, '--yes');
    },

    async rollBack({ id }) {
      await run('rollback', id, '--yes');
    },
  };
}

function toDeployment({ id, uid, url, meta }: z.output<typeof deployment>): Deployment {
  return { id: id ?? uid ?? '', url: withScheme(url), origin: readOrigin(meta) };
}

function readOrigin(meta: unknown): Origin | undefined {
  const { success, data } = origin.safeParse(meta);
  return success ? data : undefined;
}

function readResult(printed: string): z.output<typeof made> {
  try {
    return made.parse(JSON.parse(printed));
  } catch (cause) {
    throw new DeployError(
      `"vercel deploy" did not say what it deployed, but: ${printed.trim() || 'nothing'}.`,
      'Run the command again: what is deployed already is found and used.',
      { cause },
    );
  }
}

function withScheme(url: string): string {
  return /^https?:\/\//.test(url) ? url : `https://${url}`;
}
