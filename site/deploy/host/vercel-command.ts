import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { vercelTool } from '../../../tools/vercel-tool.ts';
import { DeployError } from '../deploy-error.ts';
import type { VercelAccount } from './vercel-account.ts';

/** The longest that an upload of the whole site may take. */
const TIMEOUT_MILLISECONDS = 600_000;

/**
 * Runs Vercel's command line. The token goes by the environment: arguments are shown in lists of processes.
 *
 * @returns What it printed as its result.
 * @throws {DeployError} with what it said.
 */
export async function runVercel(
  args: readonly string[],
  { token, team, project, api }: VercelAccount,
): Promise<string> {
  const tool = await vercelTool();
  try {
    const { stdout } = await promisify(execFile)(tool, [...args, '--api', api, '--no-color'], {
      timeout: TIMEOUT_MILLISECONDS,
      env: {
        ...process.env,
        VERCEL_TOKEN: token,
        VERCEL_ORG_ID: team,
        VERCEL_PROJECT_ID: project,
        VERCEL_TELEMETRY_DISABLED: '1',
        CI: '1',
      },
    });
    return stdout;
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new DeployError(
      `"vercel ${args[0]}" failed: ${said || String(cause)}`,
      'Nothing is lost: run the same command again, and it takes up where this one ended. If Vercel refuses it, see that VERCEL_TOKEN is valid and belongs to the team VERCEL_ORG_ID.',
      { cause },
    );
  }
}
