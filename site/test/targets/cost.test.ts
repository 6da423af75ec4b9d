import { expect, test } from 'vitest';
import { budgets, visitsFor } from '../../targets/cost/cost-model.ts';
import { costTable } from '../../targets/cost/cost-table.ts';
import { type Amounts, PRICES } from '../../targets/cost/prices.ts';

const visit = (megabytes: number, more: Partial<Amounts> = {}): Amounts => ({
  gigabytes: megabytes / 1000,
  requests: 12,
  calls: 0,
  cpuHours: 0,
  ...more,
});

/** Nothing of what Pro costs is worth usage. */
const withoutCredit = { ...PRICES.pro, credit: 0 };

test.each([
  // Page of 0.35 MB and an export of 1.5, 3, 10 and 20 MB.
  [1.85, 54_054, 540_540, 36_036],
  [3.35, 29_850, 298_507, 19_900],
  [10.35, 9_661, 96_618, 6_441],
  [20.35, 4_914, 49_140, 3_276],
])('a visit of %d MB: %i on Hobby, %i on Pro, %i more for $10', (megabytes, hobby, pro, more) => {
  expect(visitsFor(0, PRICES.hobby, visit(megabytes))).toEqual({ visits: hobby, bound: 'gigabytes' });
  expect(visitsFor(20, withoutCredit, visit(megabytes)).visits).toBe(pro);
  const thirty = visitsFor(30, withoutCredit, visit(megabytes)).visits;
  expect(Math.abs(thirty - pro - more)).toBeLessThanOrEqual(1);
});

test('what Pro costs is worth as much of what is beyond the limits', () => {
  expect(visitsFor(20, PRICES.pro, visit(3.35)).visits).toBe(
    visitsFor(40, withoutCredit, visit(3.35)).visits,
  );
});

test.each<[string, Amounts, [hobby: string, twenty: string, thirty: string]]>([
  ['large', visit(3.35), ['gigabytes', 'gigabytes', 'gigabytes']],
  ['of many requests', visit(0.2), ['requests', 'requests', 'requests']],
  ['that calls functions', visit(0.1, { requests: 1, calls: 3 }), ['calls', 'calls', 'calls']],
  ['that computes', visit(0.1, { requests: 1, cpuHours: 1e-4 }), ['cpuHours', 'cpuHours', 'cpuHours']],
])('a visit %s is bound by what it uses most of', (_what, amounts, bounds) => {
  expect(budgets(amounts).map(({ bound }) => bound)).toEqual(bounds);
});

test('more money is more visits, and never costs more than there is', () => {
  const [free, twenty, thirty] = budgets(visit(0.6, { calls: 1, cpuHours: 1e-5 })).map(
    ({ visits }) => visits,
  );
  expect(free).toBeGreaterThan(0);
  expect(twenty).toBeGreaterThan(free ?? 0);
  expect(thirty).toBeGreaterThan(twenty ?? 0);
});

test('too little money for a plan, and a visit that uses nothing, are refused', () => {
  expect(() => visitsFor(10, PRICES.pro, visit(1))).toThrow('Pro costs $20, not $10.');
  const nothing = { gigabytes: 0, requests: 0, calls: 0, cpuHours: 0 };
  expect(() => visitsFor(0, PRICES.hobby, nothing)).toThrow(RangeError);
});

test('the table says that the free plan is not for commerce', () => {
  const rows = costTable([400_000, 3_000_000]);
  expect(rows.map(({ dollars, visits }) => [dollars, visits.length])).toEqual([
    ['$0', 2],
    ['$20', 2],
    ['$30', 2],
  ]);
  expect(rows[0]?.terms).toContain('not commercial');
});
