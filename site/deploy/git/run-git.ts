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

/** Makes the references that a refspec names what they are at `origin`. The clone's own tags stay as they are. */
export async function fetchRefs(repository: string, ...refspecs: string[]): Promise<void> {
  await runGit(repository, 'fetch', '--quiet', '--prune', '--no-tags', 'origin', ...refspecs);
}
