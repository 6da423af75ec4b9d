import { resolve } from 'node:path';
import { findExports } from '../exports/find-exports.ts';
import { tryBuilds } from './failed-builds.ts';
import { MEMORY_LIMIT_BYTES, type SweepResult, sweepExport } from './sweep.ts';

const USAGE = `Usage: pnpm test:damage <folder of exports>

Spoils every file of every Unity export below the folder (cut off at 20 places, bits flipped, Git LFS pointers, bombs,
links and names that lead out of the folder, …) and reads it. Each must end in one clear error that names the file, in
time and within ${MEMORY_LIMIT_BYTES / 1024 ** 2} MiB of memory. Then builds a site with a damaged copy of each, which must leave nothing behind.`;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error(USAGE);
  process.exit(2);
}
process.env.ASTRO_TELEMETRY_DISABLED = '1';

const results: SweepResult[] = [];
const exports_ = await findExports(resolve(folder));
for (const [index, found] of exports_.entries()) {
  process.stderr.write(`[${index + 1}/${exports_.length}] ${found.name}\n`);
  const result = await sweepExport(found);
  if (result) results.push(result, await tryBuilds(found));
  else console.log(`${found.name} cannot be read as it is, and was left out.`);
}

console.table(
  results.map(({ name, cases, refused, passed, slowestMs, peakBytes, failures }) => ({
    export: name,
    cases,
    refused,
    'read all the same': passed,
    'slowest (s)': (slowestMs / 1000).toFixed(1),
    'peak memory (MiB)': peakBytes === 0 ? '–' : Math.round(peakBytes / 1024 ** 2),
    failed: failures.length,
  })),
);
const failures = results.flatMap(({ name, failures }) => failures.map((failure) => `${name}: ${failure}`));
for (const failure of failures) console.log(failure);
const cases = results.reduce((sum, result) => sum + result.cases, 0);
console.log(`${cases - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
