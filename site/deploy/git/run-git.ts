import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DeployError } from '../deploy-error.ts';

/**
 * @returns What git printed, without white space at the end.
 * @throws {DeployError} with what it said.
 */
export async function runGit(repository: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', args, { cwd: repository });
    return stdout.trimEnd();
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new DeployError(
      `"git ${args.slice(0, 2).join(' ')}" failed in ${repository}: ${said}`,
      'See that this is a whole clone (not a shallow one) whose remote "origin" may be read and pushed to, then run the same command again.',
      { cause },
    );
  }
}
