/**
 * `pnpm load`: the built site under load on this machine, served as in production, its worker service well, silent and
 * absent. Prints a table, and ends with 1 if one answer was missing or wrong.
 *
 * node site/test/load/run.ts [--seconds 5] [--connections 32]
 */
import type { IncomingMessage } from 'node:http';
import { parseArgs } from 'node:util';
import { serveWith } from '../api/serve-with.ts';
import { type Scenario, scenarios, startWorker } from './scenarios.ts';
import { type Hits, shoot } from './shoot.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
  },
});
const seconds = readCount('seconds', values.seconds);
const connections = readCount('connections', values.connections);

const rows: Record<string, string | number>[] = [];
const wrong: string[] = [];
for (const scenario of await scenarios()) {
  const hits = await run(scenario);
  const { answers, perSecond, p50, p90, p99 } = hits;
  const failures = [...hits.wrong.values()].reduce((sum, times) => sum + times, 0);
  rows.push({
    scenario: scenario.name,
    answers,
    'a second': Math.round(perSecond),
    'p50 ms': p50,
    'p90 ms': p90,
    'p99 ms': p99,
    wrong: failures,
  });
  for (const [what, times] of hits.wrong) wrong.push(`${scenario.name}: ${what} (${times} times)`);
  if (answers === 0) wrong.push(`${scenario.name}: nothing was answered`);
}
console.table(rows);
console.log(
  `${connections} connections, ${seconds} s each, from this machine to itself: the table shows that nothing breaks under load. ` +
    'It has no network in it, and says nothing about the targets, which are measured from outside.',
);
if (wrong.length > 0) {
  console.error(`Answers that were missing or wrong:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 1;
}

async function run({ worker, shots }: Scenario): Promise<Hits> {
  await using started = await startWorker(worker);
  await using site = await serveWith(started.variables, { visitorOf });
  return await shoot(shots, { url: site.url, connections, seconds });
}

/** Who a request says it is from: without a host in front, nothing else tells visitors apart. */
function visitorOf({ headers }: IncomingMessage): string {
  return headers['x-forwarded-for']?.toString() ?? '';
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--${name} is "${text}"; it is a whole number from 1.`);
}
