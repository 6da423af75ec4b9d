import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import vercel from '@astrojs/vercel';
import { build } from 'astro';
import unity, { readExport } from 'astro-unity';
import { serveBuildOutput } from 'build-output-server';
import { type ExportFolder, findExports } from '../exports/find-exports.ts';
import { baseConfig, writeProject } from '../project.ts';
import { FIREFOX_CHECKS } from './checks/firefox.ts';
import { CHECKS, MEASURED } from './checks/index.ts';
import { MissingProgramError } from './firefox.ts';
import { openSuite } from './open-suite.ts';
import { playerPage } from './page.ts';

const USAGE = `Usage: pnpm test:players <folder of exports> [--only <check>[,<check>]] [--export <name>] [--browser firefox]

Tries how the player behaves with every Unity export below the folder, in a built site: whether it leaves nothing
behind, gives the page its keys and errors, rests off screen, says what is wrong with missing and damaged files and
where there is no memory, and takes less than 1 % of a processor while nobody sees it.

Checks: ${Object.keys({ ...CHECKS, ...MEASURED }).join(', ')}.
With Firefox: ${Object.keys(FIREFOX_CHECKS).join(', ')}.`;

const BROWSERS = ['chromium', 'firefox'];

/** The longest that one check may take, in milliseconds. */
const CHECK_MS = 240_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    export: { type: 'string' },
    browser: { type: 'string', default: 'chromium' },
    help: { type: 'boolean' },
  },
});
const [folder] = positionals;
if (values.help || !folder || !BROWSERS.includes(values.browser)) {
  console.error(USAGE);
  process.exit(2);
}
process.env.ASTRO_TELEMETRY_DISABLED = '1';
const suite = await openSuite(values.browser).catch((error: unknown) => {
  if (!(error instanceof MissingProgramError)) throw error;
  console.error(error.message);
  process.exit(2);
});
const wanted = values.only?.split(',') ?? [...suite.checks.keys()];

const exports: ExportFolder[] = [];
for (const found of await findExports(resolve(folder))) {
  if (values.export && found.name !== values.export) continue;
  const isReadable = await readExport(found.directory, { name: found.name }).then(
    () => true,
    () => false,
  );
  if (isReadable) exports.push(found);
}

const project = await writeProject({ 'src/pages/[name].astro': playerPage() });
const rows: Record<string, string>[] = [];
const problems: string[] = [];
let passed = 0;
try {
  await build({
    ...baseConfig(project.root),
    cacheDir: join(project.root, '../.cache'),
    logLevel: 'error',
    adapter: vercel(),
    integrations: [
      unity({
        budget: false,
        builds: Object.fromEntries(exports.map(({ name, directory }) => [name, directory])),
      }),
    ],
  });
  const server = await serveBuildOutput({ directory: join(project.root, '.vercel/output'), port: 0 });
  for (const [index, { name }] of exports.entries()) {
    const row: Record<string, string> = { export: name };
    for (const check of wanted) {
      process.stderr.write(`[${index + 1}/${exports.length}] ${name}: ${check}\n`);
      const run = suite.checks.get(check);
      if (!run) throw new Error(`There is no check "${check}". ${USAGE}`);
      let figure = 'passed';
      const url = new URL(`/${name}/`, server.url).href;
      const checking = run(url, (noted) => {
        figure = noted;
      });
      const problem = await inTime(checking).catch(String);
      row[check] = problem ? 'failed' : figure;
      if (problem) problems.push(`${name}, ${check}: ${problem}`);
      else passed += 1;
    }
    rows.push(row);
  }
  await server.close();
} finally {
  await suite.close();
  await project.remove();
}
console.table(rows);
for (const problem of problems) console.log(problem);
console.log(`${passed} passed, ${problems.length} failed`);
process.exit(problems.length > 0 ? 1 : 0);

function inTime<Result>(check: Promise<Result>): Promise<Result> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`It hangs: no end after ${CHECK_MS / 1000} s.`)), CHECK_MS).unref();
  });
  return Promise.race([check, late]);
}
