import { execFile } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Beside what is installed for the workspace, so that it goes when that does. */
const HOME = fileURLToPath(new URL('../node_modules/.cache/tools/', import.meta.url));

/** A command line from npm that is too heavy to be a dependency of this workspace. */
export interface Tool {
  name: string;
  /** Exact. */
  version: string;
  /** Versions for what it depends on, where its own choice cannot be had. */
  overrides?: Readonly<Record<string, string>>;
}

/**
 * Installs a tool into a folder of its own, once for each version.
 *
 * @returns The folder of its commands.
 * @throws {Error} if npm cannot install it, with what npm said.
 */
export async function installTool({ name, version, overrides = {} }: Tool): Promise<string> {
  const directory = join(HOME, `${name}-${version}`);
  const commands = join(directory, 'node_modules/.bin');
  const finished = join(directory, 'installed');
  if (await exists(finished)) return commands;
  await mkdir(directory, { recursive: true });
  const manifest = { private: true, dependencies: { [name]: version }, overrides };
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest, null, 2));
  try {
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: directory });
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? cause.stderr : cause;
    throw new Error(`${name} ${version} cannot be installed from npm: ${said}`, { cause });
  }
  await writeFile(finished, '');
  return commands;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
