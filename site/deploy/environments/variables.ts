import { DeployError } from '../deploy-error.ts';
import { type Environment, type EnvironmentName, environmentNamed } from './environments.ts';

/**
 * When a variable is read: by `astro build`; by the commands of this folder; or by a function of the site whenever it
 * starts, from the host's settings, so that one build serves every environment.
 */
export type Stage = 'build' | 'deploy' | 'run';

export interface Variable {
  /** What it is, for people. */
  is: string;
  stage: Stage;
  /** Never shown, and kept among GitHub's secrets. */
  secret: boolean;
  /** Where there must be one. Elsewhere it may be left out. */
  needed: readonly EnvironmentName[];
}

const EVERYWHERE = ['preview', 'staging', 'production'] as const;

/** Everything that can be told to an environment. */
export const VARIABLES: Readonly<Record<string, Variable>> = {
  SITE_URL: {
    is: 'Address of production. Canonical links, feeds and the sitemap name it.',
    stage: 'build',
    secret: false,
    needed: ['staging', 'production'],
  },
  PUBLIC_VITALS_SAMPLE: {
    is: 'Share of page views whose time to the first byte is told, from 0 to 1.',
    stage: 'build',
    secret: false,
    needed: [],
  },
  PUBLIC_SENTRY_DSN: {
    is: 'Where Sentry takes errors of pages and functions. Without it nothing is reported.',
    stage: 'build',
    secret: false,
    needed: [],
  },
  VERCEL_TOKEN: {
    is: 'Token of a Vercel account that may deploy the project.',
    stage: 'deploy',
    secret: true,
    needed: EVERYWHERE,
  },
  VERCEL_ORG_ID: {
    is: 'The team, team_…, from its settings at Vercel.',
    stage: 'deploy',
    secret: false,
    needed: EVERYWHERE,
  },
  VERCEL_PROJECT_ID: {
    is: 'The project, prj_…, from its settings at Vercel.',
    stage: 'deploy',
    secret: false,
    needed: EVERYWHERE,
  },
  STAGING_DOMAIN: {
    is: 'Host name that shows the candidate, such as staging.example.com.',
    stage: 'deploy',
    secret: false,
    needed: ['staging'],
  },
  PRODUCTION_DOMAIN: {
    is: 'Host name that visitors use, such as www.example.com. What it serves is what is in production.',
    stage: 'deploy',
    secret: false,
    needed: ['production'],
  },
  VERCEL_AUTOMATION_BYPASS_SECRET: {
    is: 'Lets the checks see a deployment that Vercel protects. Needed where Deployment Protection is on.',
    stage: 'deploy',
    secret: true,
    needed: [],
  },
  DATABASE_URL: {
    is: 'The database, libsql://…. Without it a promotion leaves the database alone.',
    stage: 'deploy',
    secret: true,
    needed: [],
  },
  DATABASE_AUTH_TOKEN: {
    is: 'Token of the database.',
    stage: 'deploy',
    secret: true,
    needed: [],
  },
  WORKER_API_URL: {
    is: 'The worker service that functions call.',
    stage: 'run',
    secret: true,
    needed: ['staging', 'production'],
  },
  WORKER_API_TOKEN: {
    is: 'Token of the worker service.',
    stage: 'run',
    secret: true,
    needed: ['staging', 'production'],
  },
  WORKER_REPORT_TOKEN: {
    is: 'Token of the worker service for the weekly report on the targets. Without it nothing is known of visitors.',
    stage: 'deploy',
    secret: true,
    needed: [],
  },
  API_URL: {
    is: 'Address of an API on another origin, which pages ask for at their start. Without it they ask their own /api.',
    stage: 'run',
    secret: false,
    needed: [],
  },
  FUNCTION_REGIONS: {
    is: 'Regions that functions run in, such as fra1,iad1.',
    stage: 'build',
    secret: false,
    needed: [],
  },
  FLAGS_URL: {
    is: 'Address of the feature flags; those built in hold without it.',
    stage: 'run',
    secret: true,
    needed: [],
  },
};

/** Names of the variables that an environment must have at a stage and lacks. An empty text is none. */
export function missingVariables(
  environment: Environment,
  stage: Stage,
  has: (name: string) => boolean,
): string[] {
  return Object.entries(VARIABLES)
    .filter(([, variable]) => variable.stage === stage && variable.needed.includes(environment.name))
    .map(([name]) => name)
    .filter((name) => !has(name));
}

/** @throws {DeployError} that names every variable that is missing, and says where it is set. */
export function requireVariables(
  environment: Environment,
  stage: Exclude<Stage, 'run'>,
  env: NodeJS.ProcessEnv,
): void {
  const missing = missingVariables(environment, stage, (name) => Boolean(env[name]));
  if (missing.length > 0)
    throw lacks(
      environment,
      missing,
      `Set what is missing among the secrets and variables of the environment "${environment.name}" at GitHub (those of a build: of the repository), or in the shell`,
    );
}

/** The error for variables that an environment lacks. */
export function lacks({ name }: Environment, missing: readonly string[], where: string): DeployError {
  const lines = missing.map((variable) => {
    const { secret, is } = VARIABLES[variable] ?? {};
    return `  ${variable} (${secret ? 'secret' : 'variable'}): ${is}`;
  });
  return new DeployError(
    `The environment "${name}" lacks ${missing.join(', ')}.`,
    `${where}:\n${lines.join('\n')}`,
  );
}

/**
 * For `astro.config`: ends a build for an environment that lacks a variable. Does nothing where no environment is built
 * for, as on a developer's machine.
 *
 * @param env `DEPLOY_ENVIRONMENT` names the environment.
 * @throws {DeployError} that names what is missing.
 */
export function requireBuildVariables(env: NodeJS.ProcessEnv): void {
  if (env.DEPLOY_ENVIRONMENT) requireVariables(environmentNamed(env.DEPLOY_ENVIRONMENT), 'build', env);
}

/** The values that no output may show. */
export function secretValues(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(VARIABLES)
    .filter(([, { secret }]) => secret)
    .map(([name]) => env[name] ?? '')
    .filter((value) => value !== '');
}
