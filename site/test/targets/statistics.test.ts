import { expect, test } from 'vitest';
import { histogramP90, LONGEST, stepFor } from '../../targets/histogram.ts';
import { p90Interval, p90Ranks, rateInterval } from '../../targets/statistics.ts';

test.each([
  [100, 84, 96],
  [500, 436, 464],
  [1000, 881, 919],
])('the interval of the 90th percentile of %i samples is from the %ith to the %ith', (n, low, high) => {
  const samples = Array.from({ length: n }, (_, index) => n - index);
  expect(p90Interval(samples)).toEqual({ low, high });
});

test('the interval of a rate is that of Clopper and Pearson', () => {
  expect(rateInterval(0, 400)).toMatchObject({ low: 0, high: expect.closeTo(0.00918, 4) });
  expect(rateInterval(5, 100)).toMatchObject({
    low: expect.closeTo(0.01643, 4),
    high: expect.closeTo(0.11283, 4),
  });
});

test('a rate of a million calls has an interval as well', () => {
  expect(rateInterval(5000, 1_000_000)).toMatchObject({
    low: expect.closeTo(0.004862, 5),
    high: expect.closeTo(0.00514, 5),
  });
});

test.each([
  [0, 5],
  [4.2, 5],
  [5, 5],
  [199.9, 200],
  [200, 200],
  [200.1, 205],
  [499, 500],
  [501, 550],
  [3001, 3500],
  [1e9, LONGEST],
])('%d ms are counted at %i ms', (time, step) => {
  expect(stepFor(time)).toBe(step);
});

test('counted in steps, the percentile is that of the samples, rounded up, and its interval holds theirs', () => {
  // Spread as waits are: most short, some long.
  const samples = Array.from({ length: 2000 }, (_, index) => 40 + 90 * -Math.log(1 - (index + 0.5) / 2000));
  const bins = new Map<number, number>();
  for (const sample of samples) bins.set(stepFor(sample), (bins.get(stepFor(sample)) ?? 0) + 1);
  const counted = histogramP90([...bins].map(([atMost, count]) => ({ atMost, samples: count })));
  const exact = p90Interval(samples);
  expect(counted.n).toBe(2000);
  expect(counted.value).toBe(stepFor(samples[p90Ranks(2000).at - 1] ?? 0));
  const floor = (time = Number.NaN): number => stepFor(time) - 5;
  expect(counted.interval).toEqual({ low: floor(exact?.low), high: stepFor(exact?.high ?? Number.NaN) });
});

test('too few samples have no interval, and none has no percentile', () => {
  const samples = Array.from({ length: 35 }, (_, index) => index);
  expect(p90Interval(samples.slice(1))).toBeUndefined();
  expect(p90Interval(samples)).toEqual({ low: 27, high: 34 });
  expect(histogramP90([{ atMost: 50, samples: 34 }])).toEqual({ n: 34, value: 50, interval: undefined });
  expect(histogramP90([])).toEqual({ n: 0, value: Number.NaN, interval: undefined });
});
