import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DeployError } from '../deploy-error.ts';

/** What a promotion asks of the database. There is no way down in it: going down is a person's own doing. */
export interface ReleaseDatabase {
  /**
   * Adds what the release needs, sees that it can run, and notes it as live. What earlier releases use stays, so that they
   * can be gone back to. Doing it twice does nothing.
   */
  prepare(version: string): Promise<void>;
}

/**
 * The commands of `site/db`. Does nothing without `DATABASE_URL`.
 *
 * @param site The folder that holds `db`, of the release's own commit.
 */
export function commandDatabase(site: string, env: NodeJS.ProcessEnv): ReleaseDatabase {
  return {
    async prepare(version) {
      if (!env.DATABASE_URL) return;
      for (const args of [['up'], ['check'], ['release', 'live', version]]) await runDb(site, env, args);
    },
  };
}

async function runDb(site: string, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, ['db/cli/bin.ts', ...args], { cwd: site, env });
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new DeployError(
      `"db ${args.join(' ')}" failed: ${said}`,
      'Production is as it was. Mend the database (pnpm --filter site db status), then promote again.',
      { cause },
    );
  }
}
