import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readWorkerAddress } from '../../src/server/worker/worker-address.ts';
import { EXPORT_BUDGET } from '../../targets/targets.ts';
import { workerReports } from '../../targets/worker-reports.ts';
import { DeployError } from '../deploy-error.ts';
import { environmentNamed, environmentOf } from '../environments/environments.ts';
import { readReleaseTag } from '../environments/release-tag.ts';
import { requireVariables } from '../environments/variables.ts';
import { readCheckout } from '../git/commits.ts';
import { hasVercelAccount, readVercelAccount } from '../host/vercel-account.ts';
import { vercelHost } from '../host/vercel-host.ts';
import { vercelMetrics } from '../host/vercel-metrics.ts';
import { exportSize } from '../output/export-size.ts';
import { fetchManifest } from '../output/fetch-manifest.ts';
import { MANIFEST_PATH, type Manifest, readManifest } from '../output/manifest.ts';
import { packageOutput } from '../output/package-output.ts';
import { sizeComment } from '../output/size-comment.ts';
import { checkCandidate } from '../steps/check-candidate.ts';
import type { Context } from '../steps/context.ts';
import { deployCandidate } from '../steps/deploy-candidate.ts';
import { describeCost } from '../steps/describe-cost.ts';
import { promoteRelease } from '../steps/promote-release.ts';
import { commandDatabase } from '../steps/release-database.ts';
import { reportTargets } from '../steps/report-targets.ts';
import { requireHostVariables } from '../steps/require-host-variables.ts';
import { rollBack } from '../steps/roll-back.ts';
import type { Program } from './program.ts';
import { type CommandName, type readArguments, UsageError } from './read-arguments.ts';

type Values = ReturnType<typeof readArguments>['values'];

type Command = (program: Program, rest: readonly string[], values: Values) => Promise<void>;

export const COMMANDS: Record<CommandName, Command> = {
  async environment({ env, out }, [ref = ''], { stage = 'build' }) {
    if (stage !== 'build' && stage !== 'deploy')
      throw new UsageError(`--stage is "${stage}"; it can be build or deploy.`);
    const environment = environmentOf(ref);
    requireVariables(environment, stage, env);
    out(environment.name);
  },

  async package({ repository, site, version, out }) {
    const manifest = await packageOutput(join(site, '.vercel/output'), {
      version,
      ...(await readCheckout(repository)),
    });
    const size = exportSize(manifest.files);
    out(`${manifest.files.length} files of ${version}; the Unity export is ${size} bytes as sent.`);
    if (size > EXPORT_BUDGET)
      throw new DeployError(
        `The Unity export is ${size} bytes as sent, and may be ${EXPORT_BUDGET}.`,
        'Make textures or the engine smaller: "astro-unity inspect" says what is large.',
      );
  },

  async comment({ site, out, error }, _rest, { base, address }) {
    const manifest = await readBuilt(site);
    out(sizeComment(manifest, base ? await fetchManifest(base, error) : undefined, address));
  },

  async candidate(program, _rest, { environment: name = 'staging', again = false }) {
    const environment = environmentNamed(name);
    if (environment.by !== 'deploy')
      throw new UsageError(`Nothing is deployed to ${name}: a candidate of staging is promoted.`);
    requireVariables(environment, 'deploy', program.env);
    const context = readContext(program);
    await requireHostVariables(context.host, environment);
    const deployment = await deployCandidate(context, environment, { again });
    if (environment.name === 'staging') {
      await checkCandidate(context, deployment, { despiteTargets: true });
      await context.host.alias(deployment, program.env.STAGING_DOMAIN ?? '');
    }
    program.out(deployment.url);
  },

  async promote(program, [name = ''], { 'despite-targets': despiteTargets = false }) {
    requireVariables(environmentNamed('production'), 'deploy', program.env);
    await promoteRelease(readContext(program), readVersion(name), { despiteTargets });
  },

  async targets({ env, repository, out, error }, _rest, { address, out: folder, publish = false }) {
    const production = env.PRODUCTION_DOMAIN && readAddress(`https://${env.PRODUCTION_DOMAIN}`);
    const measured = address ? readAddress(address) : production;
    if (!measured)
      throw new UsageError(
        'PRODUCTION_DOMAIN is not set. Set it, or say what to measure: --address https://….',
      );
    out(
      await reportTargets({
        address: measured,
        isProduction: measured === production,
        metrics: hasVercelAccount(env) ? vercelMetrics(readVercelAccount(env)) : undefined,
        worker: readReports(env),
        folder: resolve(repository, folder ?? 'reports/targets'),
        publish,
        now: new Date(),
        say: error,
      }),
    );
  },

  async cost({ site, out, error }, _rest, { address }) {
    const manifest = address ? await fetchManifest(readAddress(address), error) : await readBuilt(site);
    if (manifest === undefined) throw new DeployError('There is no manifest to read sizes from.', BUILD);
    out(describeCost(manifest));
  },

  async rollback(program, [name]) {
    requireVariables(environmentNamed('production'), 'deploy', program.env);
    await rollBack(readContext(program), name === undefined ? undefined : readVersion(name));
  },
};

const BUILD = 'Build and package the site first: pnpm build && pnpm --filter site package';

/** The manifest of the output that was packaged here. */
async function readBuilt(site: string): Promise<Manifest> {
  const file = join(site, '.vercel/output/static', MANIFEST_PATH);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DeployError(`There is no manifest ${file}.`, BUILD, { cause });
  });
  return readManifest(text, file);
}

function readAddress(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.origin;
  throw new UsageError(`"${text}" is no address. Write it as https://www.example.com.`);
}

/** The worker service as the weekly job reaches it. */
function readReports({ WORKER_API_URL: url, WORKER_REPORT_TOKEN: token }: NodeJS.ProcessEnv) {
  if (!url || !token) return undefined;
  try {
    const address = readWorkerAddress(url, token, 'WORKER_REPORT_TOKEN');
    return address && workerReports(address);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DeployError(why, 'Set both as the worker service has them.', { cause });
  }
}

function readContext({ env, repository, site, gate, error }: Program): Context {
  return {
    host: vercelHost(readVercelAccount(env)),
    gate,
    database: commandDatabase(site, env),
    repository,
    site,
    productionDomain: env.PRODUCTION_DOMAIN ?? '',
    say: error,
    now: () => new Date(),
  };
}

/** A version, or the name of its tag. */
function readVersion(name: string): string {
  const version = readReleaseTag(name.startsWith('v') ? name : `v${name}`);
  if (version !== undefined) return version;
  throw new UsageError(`"${name}" is no version of a release. Write it as three numbers: 0.2.0.`);
}
