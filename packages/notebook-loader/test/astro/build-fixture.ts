import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));
// Inside the package, so that a fixture's imports of `notebook-loader` and `astro` resolve.
const projects = fileURLToPath(new URL('../.projects/', import.meta.url));
const astro = fileURLToPath(new URL('../../node_modules/astro/bin/astro.mjs', import.meta.url));

/** A copy of a fixture project, which a test may change as it likes. */
export interface Fixture {
  root: string;
  /** Runs `astro build`. Does not throw: the outcome is in `status` and `output`. */
  build: (variables?: Record<string, string>) => Promise<{ status: number; output: string }>;
  /** Text of a built file, by its path in `dist`. */
  read: (path: string) => Promise<string>;
  /** Paths of all built files. */
  files: () => Promise<string[]>;
  /** Starts `astro dev` on a free port. */
  dev: () => Promise<{ url: string; stop: () => Promise<void> }>;
  remove: () => Promise<void>;
}

/** Copies a fixture and the notebooks beside it. Removed by `remove()`. */
export async function copyFixture(name: string): Promise<Fixture> {
  await mkdir(projects, { recursive: true });
  const folder = await mkdtemp(join(projects, `${name}-`));
  await cp(join(fixtures, name), folder, { recursive: true });
  await cp(join(fixtures, 'notebooks'), join(folder, 'notebooks'), { recursive: true });
  const root = join(folder, 'project');
  const dist = join(root, 'dist');
  return {
    root,
    build: (variables) => run(['build', '--root', root], variables),
    read: (path) => readFile(join(dist, path), 'utf8'),
    files: async () => {
      const entries = await readdir(dist, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
        .sort();
    },
    dev: () => dev(root),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Vitest's own variables, some of which end up in `import.meta.env` and change how Astro builds and serves. */
const RUNNER_VARIABLES = /^(?:VITEST.*|NODE_ENV|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/;

/** Of the test runner's environment, what a user's shell would have. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !RUNNER_VARIABLES.test(name));
  return {
    ...Object.fromEntries(own),
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    NO_COLOR: '1',
  };
}

function start(args: string[], variables: Record<string, string> = {}) {
  return spawn(process.execPath, [astro, ...args], {
    env: { ...environment(), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(
  args: string[],
  variables?: Record<string, string>,
): Promise<{ status: number; output: string }> {
  const child = start(args, variables);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const status = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  return { status, output };
}

async function dev(root: string) {
  const child = start(['dev', '--root', root, '--port', '0', '--host', '127.0.0.1']);
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: unknown) => {
      output += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(`astro dev ended before it served:\n${output}`)));
  });
  return {
    url,
    stop: async () => {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await closed;
    },
  };
}
