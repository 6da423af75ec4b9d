/**
 * Tries the packages, as they are published, in fresh projects outside of this repository: with every package manager,
 * language, output and companion of theirs, each two of which meet at least once.
 *
 *     pnpm test:strangers                                   the covering set
 *     pnpm test:strangers --only manager=pnpm,pages=mdx     those of the set with these values, else one that has them
 *     pnpm test:strangers --all                             everything with everything: days
 *     pnpm test:strangers --list                            what would be tried
 *
 * Logs stay in `reports/strangers`, projects of failures where it says.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser } from 'browser';
import { PUBLISHED, pack } from '../src/pack.ts';
import { AXIS_NAMES, allChoices, type Choice, describeChoice } from './axes.ts';
import { coveringSet } from './covering-set.ts';
import { startRegistry } from './registry.ts';
import { tryChoice } from './try-choice.ts';

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const choices = chosen();
if (values.list) {
  for (const choice of choices) console.log(describeChoice(choice));
  process.exit();
}

const logs = fileURLToPath(new URL('../../../reports/strangers/', import.meta.url));
await rm(logs, { recursive: true, force: true });
await mkdir(logs, { recursive: true });
const workplace = await mkdtemp(join(tmpdir(), 'strangers-'));
const packages = await Promise.all(
  PUBLISHED.map(async (name) => {
    const folder = join(workplace, 'tarballs', name);
    await mkdir(folder, { recursive: true });
    return pack(name, folder);
  }),
);
await using registry = await startRegistry(packages);
await using browser = await launchBrowser();

const results: { choice: Choice; seconds: number; failure?: string }[] = [];
for (const [index, choice] of choices.entries()) {
  const number = String(index + 1).padStart(2, '0');
  const root = join(workplace, `project-${number}`);
  const log = join(logs, `${number}.log`);
  const started = performance.now();
  process.stdout.write(`${number}/${choices.length} ${describeChoice(choice)} … `);
  await writeFile(log, `${AXIS_NAMES.map((name) => `${name}=${choice[name]}`).join(',')}\n\n`);
  const failure = await tryChoice(choice, {
    browser,
    registry: registry.address,
    home: join(workplace, 'home'),
    root,
    log,
  }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const seconds = (performance.now() - started) / 1000;
  results.push({ choice, seconds, ...(failure !== undefined && { failure }) });
  console.log(`${failure === undefined ? 'passed' : 'FAILED'} after ${seconds.toFixed(0)} s`);
  if (failure === undefined) await rm(root, { recursive: true, force: true });
  else console.log(`${failure}\nThe project is in ${root}, its log in ${log}.\n`);
}
const failed = results.filter(({ failure }) => failure !== undefined).length;
if (failed === 0) await rm(workplace, { recursive: true, force: true });
console.table(
  results.map(({ choice, seconds, failure }) => ({
    ...choice,
    seconds: Math.round(seconds),
    result: failure ? 'FAILED' : 'passed',
  })),
);
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function chosen(): Choice[] {
  const possible = allChoices();
  const set = values.all ? possible : coveringSet(possible);
  if (values.only === undefined) return set;
  const wanted = values.only.split(',');
  const fits = (choice: Choice): boolean =>
    wanted.every((pair) => AXIS_NAMES.some((name) => `${name}=${choice[name]}` === pair));
  const fitting = set.filter(fits);
  return fitting.length > 0 ? fitting : possible.filter(fits).slice(0, 1);
}
