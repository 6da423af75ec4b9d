import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'browser';
import { installTool } from '../../install-tool.ts';
import { freePort, startServer } from '../../server-process.ts';
import { addedByAstro, INTEGRATION_CALLS } from './astro-config.ts';
import { type Choice, usesNotebooks, usesUnity } from './axes.ts';
import { packageManager } from './package-manager.ts';
import { configFile, projectFiles } from './project-files.ts';
import { runCommand } from './run-command.ts';
import { visitPages } from './visit-pages.ts';

const REPOSITORY = new URL('../../../', import.meta.url);

export interface Surroundings {
  browser: Browser;
  /** Address of the registry that has the packages. */
  registry: string;
  /** A home folder, for what package managers keep. */
  home: string;
  /** The folder of the project; it does not exist yet. */
  root: string;
  /** The file that gets what all commands say. */
  log: string;
}

/**
 * Makes a project, adds the packages as their READMEs say, checks, builds, serves and looks at it; and once more in
 * `astro dev`.
 *
 * @throws {Error} at the first thing that is wrong.
 */
export async function tryChoice(
  choice: Choice,
  { browser, registry, home, root, log }: Surroundings,
): Promise<void> {
  const node = await nodeFolder(choice);
  const manager = await packageManager(choice.manager, { registry, home, node });
  const run = (...command: string[]) => runCommand(command, { cwd: root, env: manager.env, log });
  const astro = (...args: string[]) => run(...manager.execute, 'astro', ...args);

  await writeFiles(root, { ...manager.files, ...projectFiles(choice) });
  if (usesUnity(choice)) {
    await cp(
      fileURLToPath(new URL('unity/reference-player/dist', REPOSITORY)),
      join(root, 'unity/Builds/Web'),
      { recursive: true },
    );
  }
  if (usesNotebooks(choice)) {
    for (const file of ['gait-cycle.ipynb', 'references.bib'])
      await cp(fileURLToPath(new URL(`research/${file}`, REPOSITORY)), join(root, 'research', file));
  }

  await run(...manager.add, ...ownDependencies(choice));
  const added = choice.added === 'astro add' ? addedByAstro(choice) : [];
  const byHand = [
    ...(usesUnity(choice) ? ['astro-unity'] : []),
    ...(usesNotebooks(choice) ? ['notebook-loader'] : []),
  ].filter((name) => !added.includes(name));
  if (byHand.length > 0) await run(...manager.add, ...byHand);
  if (added.length > 0) {
    await astro('add', ...added, '--yes');
    await writeOptions(join(root, configFile(choice)), added);
  }

  if (usesNotebooks(choice)) await run(...manager.execute, 'notebook-loader', 'check', 'research');
  if (usesUnity(choice)) await run(...manager.execute, 'astro-unity', 'inspect', 'unity/Builds/Web');
  if (choice.language === 'TypeScript') await astro('check');
  await astro('build');

  const served = choice.output === 'server' ? ['dist/server/entry.mjs'] : [astroCommand(root), 'preview'];
  await visit(served, false);
  await visit([astroCommand(root), 'dev'], true);

  async function visit(args: readonly string[], isDev: boolean): Promise<void> {
    const port = await freePort();
    const options = args.length > 1 ? ['--port', String(port), '--host', '127.0.0.1'] : [];
    await using server = await startServer(join(node, 'node'), [...args, ...options], port, {
      cwd: root,
      env: {
        ...manager.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        NODE_ENV: isDev ? 'development' : 'production',
      },
    });
    await visitPages(browser, server.origin, choice, isDev);
  }
}

async function nodeFolder({ node }: Choice): Promise<string> {
  return node === '24' ? dirname(process.execPath) : installTool({ name: 'node', version: node });
}

async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** What the project needs without the packages. */
function ownDependencies({
  manager,
  astro,
  packages,
  language,
  output,
  pages,
  styles,
  react,
}: Choice): string[] {
  return [
    `astro@${astro}`,
    // npm and Yarn put it where Astro finds it.
    ...(packages !== 'astro-unity' && manager === 'pnpm' ? ['sharp'] : []),
    ...(language === 'TypeScript' ? ['@astrojs/check', 'typescript@~6.0.3'] : []),
    ...(output === 'server' ? ['@astrojs/node'] : []),
    ...(pages === 'mdx' ? ['@astrojs/mdx'] : []),
    ...(pages === 'starlight' ? ['@astrojs/starlight'] : []),
    ...(styles === 'tailwind' ? ['tailwindcss', '@tailwindcss/vite'] : []),
    ...(react === 'yes' ? ['@astrojs/react', 'react', 'react-dom', '@types/react', '@types/react-dom'] : []),
  ];
}

/** Gives the integrations that `astro add` has written their options, as a reader of the READMEs does. */
async function writeOptions(file: string, added: readonly string[]): Promise<void> {
  let text = await readFile(file, 'utf8');
  const bindings = { 'astro-unity': 'unity', 'notebook-loader': 'notebookLoader' } as const;
  for (const [name, binding] of Object.entries(bindings)) {
    if (!added.includes(name)) continue;
    if (!text.includes(`${binding}()`) || !text.includes(`import ${binding} from`)) {
      throw new Error(`\`astro add ${name}\` did not write \`${binding}()\` into the config:\n${text}`);
    }
    text = text.replace(`${binding}()`, INTEGRATION_CALLS[binding]);
  }
  await writeFile(file, text);
}

/** The file that Node.js runs as `astro`: ended itself, it leaves no process behind, which a package manager would. */
function astroCommand(root: string): string {
  return join(
    dirname(createRequire(join(root, 'package.json')).resolve('astro/package.json')),
    'bin/astro.mjs',
  );
}
