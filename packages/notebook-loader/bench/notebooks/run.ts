import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { median } from '../../../../tools/measure.ts';
import { compareAstroBuilds } from './compare-astro.ts';
import { drawCurve, type GrowthPoint } from './curve.ts';
import {
  FASTER_THAN,
  FIRST_PAGE,
  MEMORY,
  type Measured,
  measured,
  ONE_CELL_ABOVE_UNCHANGED,
  UNCHANGED_ABOVE_START,
} from './limits.ts';
import type { ProcessMeasure } from './measure-process.ts';
import { Ours } from './ours.ts';
import { findPeers, type Peer } from './peers.ts';
import { sampleNotebooks } from './sample.ts';

const USAGE = `Usage: pnpm bench:notebooks [<folder>] [--count <number>] [--rounds <number>] [--growth <number>] [--astro]
                            [--without-charts]

Renders notebooks of the folder, by default those of research, with notebook-loader, nbconvert and mystmd in alternation, and
prints the ratios of the medians. --count: how many (default 500; copies where there are fewer). --rounds: default 3.
--growth: draws time and memory up to so many notebooks into reports/. --astro: astro build of the same notebooks beside one of
Markdown pages with the same text, and how fast a saved notebook is shown. --without-charts: leaves out what is drawn by scripts,
which the others do not draw. Exit status 1 where a limit is missed.`;

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
    growth: { type: 'string', default: '0' },
    astro: { type: 'boolean', default: false },
    'without-charts': { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});
const [count, rounds, growth] = [Number(values.count), Number(values.rounds), Number(values.growth)];
if (values.help || ![count, rounds, growth].every(Number.isInteger) || count < 1 || rounds < 1) {
  console.error(USAGE);
  process.exit(2);
}
await access(join(ROOT, 'packages/notebook-loader/dist/cli/bin.js')).catch(() => {
  console.error('The package is measured as published: run `pnpm build` first.');
  process.exit(2);
});

const folder = resolve(positionals[0] ?? join(ROOT, 'research'));
const workspace = await mkdtemp(join(tmpdir(), 'notebook-loader-bench-'));
try {
  const source = join(workspace, 'in');
  const { bytes, leftOut } = await sampleNotebooks(folder, source, count, {
    charts: !values['without-charts'],
  });
  const { peers, missing } = await findPeers();
  console.log(`${count} notebooks, ${(bytes / 1e6).toFixed(0)} MB, ${rounds} rounds, medians`);
  if (leftOut > 0)
    console.log(
      `${leftOut} of the folder's notebooks are left out, since not all contestants can read them.`,
    );
  for (const reason of missing) console.log(`Not compared: ${reason}`);
  const rows = values.astro
    ? await compareAstroBuilds(source, rounds)
    : await compare(new Ours(source, workspace), peers, source);
  console.table(rows.map(({ isKept, ...row }) => ({ ...row, result: isKept ? 'kept' : 'MISSED' })));
  if (growth > 0) await measureGrowth(growth);
  process.exitCode = rows.every(({ isKept }) => isKept) ? 0 : 1;
} finally {
  await rm(workspace, { recursive: true, force: true });
}

async function compare(ours: Ours, peers: readonly Peer[], source: string): Promise<Measured[]> {
  const samples = new Map<string, ProcessMeasure[]>();
  // Ours ends with 1 where a notebook of the sample cannot be read.
  const take = async (what: string, run: () => Promise<ProcessMeasure>, worst = 0): Promise<void> => {
    const taken = await run();
    if (taken.status === null || taken.status > worst) throw new Error(`${what} failed:\n${taken.output}`);
    samples.set(what, [...(samples.get(what) ?? []), taken]);
  };
  const running = new Set(peers);
  const takePeer = async (peer: Peer): Promise<void> => {
    const taken = await peer.render(source);
    if (taken.status === 0) {
      samples.set(peer.name, [...(samples.get(peer.name) ?? []), taken]);
      return;
    }
    running.delete(peer);
    samples.delete(peer.name);
    console.log(`Not compared: ${peer.name} failed: ${reasonIn(taken.output)}`);
  };
  for (let round = 0; round < rounds; round++) {
    await take('start', () => ours.startUp());
    await take('one page', () => ours.onePage('00000.ipynb'), 1);
    await take('cold', () => ours.cold(), 1);
    await take('unchanged', () => ours.again(), 1);
    await take('one cell', () => ours.oneCellChanged(`${String(count >> 1).padStart(5, '0')}.ipynb`), 1);
    for (const peer of running) await takePeer(peer);
  }
  const seconds = (what: string): number =>
    median((samples.get(what) ?? []).map(({ milliseconds }) => milliseconds)) / 1000;
  console.table(
    [...samples.keys()].map((what) => ({
      what,
      seconds: seconds(what).toFixed(2),
      'CPU (s)': (
        median((samples.get(what) ?? []).map(({ cpuMilliseconds }) => cpuMilliseconds)) / 1000
      ).toFixed(1),
      'peak (MB)': (median((samples.get(what) ?? []).map(({ peakBytes }) => peakBytes)) / 1e6).toFixed(0),
    })),
  );
  const ratios = [...running].flatMap(({ name }) => {
    const limit = FASTER_THAN.find(({ peer }) => name.startsWith(peer));
    return limit ? [measured(`${name} ÷ cold`, seconds(name) / seconds('cold'), '≥', limit.times, '')] : [];
  });
  const peak = Math.max(...(samples.get('cold') ?? []).map(({ peakBytes }) => peakBytes));
  return [
    ...ratios,
    measured(
      'unchanged, above start-up',
      seconds('unchanged') - seconds('start'),
      '≤',
      UNCHANGED_ABOVE_START,
      ' s',
    ),
    measured(
      'one cell changed, above unchanged',
      seconds('one cell') - seconds('unchanged'),
      '≤',
      ONE_CELL_ABOVE_UNCHANGED,
      ' s',
    ),
    measured('one page', seconds('one page'), '≤', FIRST_PAGE, ' s'),
    measured('peak memory, cold', peak / 1e6, '≤', MEMORY / 1e6, ' MB'),
  ];
}

/** The line that says why a program has ended, without its colours. */
function reasonIn(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
  return (lines.findLast((line) => /\b\w*error\b/i.test(line)) ?? lines.at(-1) ?? 'it said nothing').slice(
    0,
    200,
  );
}

/** Doubles the number of notebooks, up to the one asked for. */
async function measureGrowth(most: number): Promise<void> {
  const points: GrowthPoint[] = [];
  for (let notebooks = Math.ceil(most / 16); notebooks <= most; notebooks *= 2) {
    const source = join(workspace, `growth-${notebooks}`);
    await sampleNotebooks(folder, source, notebooks);
    const taken = await new Ours(source, join(workspace, 'growth')).cold();
    const [seconds, cpuSeconds] = [taken.milliseconds / 1000, taken.cpuMilliseconds / 1000];
    points.push({ notebooks, seconds, cpuSeconds, megabytes: taken.peakBytes / 1e6 });
    await rm(source, { recursive: true, force: true });
  }
  console.table(points);
  const target = join(ROOT, 'reports/notebook-growth.svg');
  await mkdir(join(ROOT, 'reports'), { recursive: true });
  await writeFile(target, await drawCurve(points));
  console.log(`The curves are in ${target}.`);
}
