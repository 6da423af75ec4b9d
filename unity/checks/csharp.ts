import { execFile, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { openProject } from './project.ts';

const run = promisify(execFile);

const PROJECT = join(import.meta.dirname, '..');
const STUBS = join(import.meta.dirname, 'stubs');

/** Debian's and Ubuntu's `mono-mcs`. It reads C# 7; Unity 6 reads C# 9. */
export const hasCompiler = spawnSync('mcs', ['--version']).status === 0;

/** From `libnunit-framework2.6.3-cil`, which `nunit-console` brings. Unity's is 3.5; the tests use what both have. */
const NUNIT = '/usr/lib/cli/nunit.framework-2.6.3/nunit.framework.dll';

/** Whether edit-mode tests can run: with Debian's and Ubuntu's `mono-mcs` and `nunit-console`. */
export const hasTestRunner = hasCompiler && existsSync(NUNIT);

export interface Compilation {
  /** What is written: an `.exe` if there is a program, else a library. */
  out: string;
  /** The platform that Unity would define. */
  define: 'UNITY_EDITOR' | 'UNITY_WEBGL';
  /** Whether the edit-mode tests are in, which need {@link hasTestRunner}. */
  tests?: boolean;
  /** C# besides the project's, with a `Main`. */
  program?: string;
}

/**
 * Compiles the project's C# against what stands in for Unity's, every warning an error.
 *
 * @throws {Error} with what the compiler says.
 */
export async function compile({ out, define, tests = false, program }: Compilation): Promise<void> {
  const project = openProject(PROJECT);
  const sources = project.assets
    .filter((path) => path.endsWith('.cs'))
    .filter((path) => tests || !path.startsWith('Assets/Tests/'))
    .map((path) => join(PROJECT, path));
  const stubs = globSync('*.cs', { cwd: STUBS }).map((name) => join(STUBS, name));
  await run('mcs', [
    `-out:${out}`,
    program ? '-target:exe' : '-target:library',
    '-warnaserror+',
    `-define:${define}`,
    ...(tests ? [`-r:${NUNIT}`] : []),
    ...stubs,
    ...sources,
    ...(program ? [program] : []),
  ]);
}

export interface TestRun {
  total: number;
  failed: number;
  /** Everything that the runner said. */
  report: string;
}

/** Runs the edit-mode tests of a library that {@link compile} wrote with them. */
export async function runEditModeTests(library: string): Promise<TestRun> {
  await copyFile(NUNIT, join(dirname(library), 'nunit.framework.dll'));
  const report = await run('nunit-console', ['-nologo', '-noresult', library]).then(
    ({ stdout }) => stdout,
    // Its exit code is the number of tests that failed.
    (reason: unknown) => outputOf(reason),
  );
  const [, total, errors, failures] = /Tests run: (\d+), Errors: (\d+), Failures: (\d+)/.exec(report) ?? [];
  if (total === undefined) throw new Error(`nunit-console did not run the tests of ${library}: ${report}`);
  return { total: Number(total), failed: Number(errors) + Number(failures), report };
}

function outputOf(reason: unknown): string {
  const stdout: unknown = reason instanceof Error ? Reflect.get(reason, 'stdout') : undefined;
  if (typeof stdout === 'string' && stdout !== '') return stdout;
  throw reason;
}
