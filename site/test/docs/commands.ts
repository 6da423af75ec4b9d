import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');

/** What `npx` runs, by name. */
const PROGRAMS: Readonly<Record<string, string>> = {
  astro: join(ROOT, 'site/node_modules/astro/bin/astro.mjs'),
  'astro-unity': join(ROOT, 'packages/astro-unity/src/cli/bin.ts'),
  'notebook-loader': join(ROOT, 'packages/notebook-loader/src/cli/bin.ts'),
};

/** Commands that install something, serve for ever, or belong to other programs. */
const NOT_RUN: readonly RegExp[] = [
  /^npm install [\w@/ -]+$/,
  /^npm create astro@latest /,
  /^cd [\w-]+$/,
  /^npx astro (?:add|dev)\b/,
  /^sh unity\.s3\.sh s3:\/\/[\w-]+$/,
  /^jupyter execute --inplace /,
  /^quarto convert \S+\.qmd$/,
];

/** The commands of a block of shell code that a test can run. @throws if one is of no known kind. */
export function commandsToRun(code: string): string[] {
  return code
    .trim()
    .split('\n')
    .map((line) => line.replace(/ +#.*$/, ''))
    .filter((line) => {
      if (NOT_RUN.some((known) => known.test(line))) return false;
      const [, program = ''] = /^npx (\S+) /.exec(line) ?? [];
      if (!Object.hasOwn(PROGRAMS, program)) throw new Error(`Nobody knows whether "${line}" can be run.`);
      return true;
    });
}

/** Runs an `npx` command in a folder. Rejects, with what it printed, if its exit status is not 0. */
export async function runCommand(line: string, cwd: string): Promise<string> {
  const [program = '', ...args] = line.replace(/^npx /, '').split(' ');
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', VITEST: undefined, NODE_ENV: undefined };
  const run = promisify(execFile)(process.execPath, [PROGRAMS[program] ?? program, ...args], { cwd, env });
  const { stdout } = await run.catch(({ stdout, stderr }) => {
    throw new Error(`"${line}" failed:\n${stdout}\n${stderr}`);
  });
  return stdout;
}
