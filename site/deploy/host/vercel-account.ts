/** Whose deployments, and how they are reached. */
export interface VercelAccount {
  token: string;
  /** `VERCEL_ORG_ID` */
  team: string;
  /** `VERCEL_PROJECT_ID` */
  project: string;
  /** Default: `https://api.vercel.com`. */
  api: string;
}

/** Whether all is set that reaches Vercel. */
export function hasVercelAccount(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.VERCEL_TOKEN && env.VERCEL_ORG_ID && env.VERCEL_PROJECT_ID);
}

/** The environment must have been checked by `requireVariables`. `VERCEL_API_URL` is for tests. */
export function readVercelAccount(env: NodeJS.ProcessEnv): VercelAccount {
  const { VERCEL_TOKEN: token = '', VERCEL_ORG_ID: team = '', VERCEL_PROJECT_ID: project = '' } = env;
  return { token, team, project, api: env.VERCEL_API_URL || 'https://api.vercel.com' };
}
