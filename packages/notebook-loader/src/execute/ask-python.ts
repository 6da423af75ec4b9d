import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packageFile } from '../package-file.ts';

const run = promisify(execFile);

/** Names of all packages, and the description of all kernels, are far from it. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Milliseconds after which a Python that does not answer is none. */
const PATIENCE_MS = 120_000;

/** Path of a file of `python/`. */
export function script(name: 'ask_jupyter.py' | 'list_packages.py'): string {
  return fileURLToPath(packageFile(`execute/python/${name}`));
}

/**
 * What a script prints.
 *
 * @throws {Error} with what Python said, where it cannot be started or fails.
 */
export async function askPython(
  python: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = { maxBuffer: MAX_BYTES, timeout: PATIENCE_MS, windowsHide: true };
  try {
    const { stdout } = await run(python, [...args], { ...options, env: { ...process.env, ...environment } });
    return stdout;
  } catch (error) {
    throw new Error(`${python}: ${lastLine(error)}`, { cause: error });
  }
}

/** The line of a traceback that says what happened. */
function lastLine(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const said = stderr.trim().split('\n').at(-1);
  return said || (error instanceof Error ? error.message : String(error));
}
