import { expect, test } from 'vitest';
import type { Finding } from '../../targets/finding.ts';
import { report } from '../../targets/report.ts';
import type { Interval } from '../../targets/statistics.ts';
import { targetOf } from '../../targets/targets.ts';
import { judge, type Reading } from '../../targets/verdict.ts';
import { EXAMPLE_FINDINGS, exampleReport } from './example-report.ts';

const TIME = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-23T05:00:00.000Z' };
const reading = (source: Reading['source'], interval: Interval | undefined): Reading => ({
  source,
  interval,
  value: interval?.low ?? 1,
  n: 500,
  regions: [],
  ...TIME,
});

test.each([
  ['first-byte', 'visitors', { low: 150, high: 200 }, 'pass'],
  ['first-byte', 'visitors', { low: 150, high: 205 }, 'insufficient'],
  ['first-byte', 'visitors', { low: 200, high: 205 }, 'insufficient'],
  ['first-byte', 'visitors', { low: 201, high: 300 }, 'fail'],
  ['first-byte', 'loopback', { low: 1, high: 2 }, 'insufficient'],
  ['first-byte', 'loopback', { low: 300, high: 400 }, 'insufficient'],
  ['first-byte', 'visitors', undefined, 'insufficient'],
  ['server-errors', 'vercel-functions', { low: 0, high: 0.0099 }, 'pass'],
  ['server-errors', 'vercel-functions', { low: 0, high: 0.01 }, 'insufficient'],
  ['server-errors', 'vercel-functions', { low: 0.01, high: 0.02 }, 'fail'],
  ['full-ttfb', 'visitors', { low: 1, high: 2 }, 'insufficient'],
] as const)('%s by %s from %j is %s', (id, source, interval, verdict) => {
  expect(judge(targetOf(id), reading(source, interval))).toBe(verdict);
});

const verdicts = (findings: readonly Finding[]) =>
  Object.fromEntries(
    exampleReport(findings).targets.map(({ target, verdict, by }) => [target, { verdict, by }]),
  );

test('each target is judged by the best source that has a figure; others stand beside it', () => {
  expect(verdicts(EXAMPLE_FINDINGS)).toEqual({
    'first-byte': { verdict: 'pass', by: 'visitors' },
    'server-errors': { verdict: 'insufficient', by: 'requests' },
    'export-size': { verdict: 'pass', by: 'manifest' },
    'full-ttfb': { verdict: undefined, by: undefined },
  });
  const calls = {
    target: 'server-errors',
    reading: reading('vercel-functions', { low: 0, high: 0.002 }),
  } as const;
  const { targets } = exampleReport([...EXAMPLE_FINDINGS, calls]);
  expect(targets[1]).toMatchObject({
    verdict: 'pass',
    by: 'vercel-functions',
    readings: [{ source: 'vercel-functions' }, { source: 'requests' }],
  });
});

test('every source that a report may have a figure of is one that its target names', () => {
  for (const { target, readings } of exampleReport().targets) {
    const { decidedBy, alsoToldBy } = targetOf(target);
    for (const { source } of readings) expect([...decidedBy, ...alsoToldBy]).toContain(source);
  }
});

test('what visitors wait is judged by nobody else’s figures', () => {
  const fast = reading('requests', { low: 5, high: 6 });
  const here = reading('loopback', { low: 0, high: 0 });
  const findings: Finding[] = [
    { target: 'first-byte', reading: fast },
    { target: 'first-byte', reading: here },
    { target: 'server-errors', reading: here },
  ];
  expect(verdicts(findings)).toMatchObject({
    'first-byte': { verdict: 'insufficient', by: undefined },
    'server-errors': { verdict: 'insufficient', by: undefined },
    'export-size': { verdict: 'insufficient', by: undefined },
  });
});

test('a report is as its schema says, also after it was JSON', () => {
  expect(report.parse(JSON.parse(JSON.stringify(exampleReport())))).toEqual(exampleReport());
  expect(report.safeParse({ ...exampleReport(), targets: [{ target: 'speed' }] }).success).toBe(false);
});
