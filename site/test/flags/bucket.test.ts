import { describe, expect, test } from 'vitest';
import { bucketOf } from '../../src/flags/bucket.ts';

const visitors = Array.from({ length: 20_000 }, (_, n) => `visitor-${n}`);

// From another program for the same formula. They must never change: visitors who have a feature would lose it.
test.each([
  ['saved-poses', 'visitor-1', 88.80451],
  ['saved-poses', 'visitor-2', 7.461847],
  ['saved-poses', '7d9f0b6e-54f4-4a5c-9d0b-2a0d7c9c3c11', 32.393253],
  ['walk', 'Zoë', 59.136541],
])('%s for %s is always the same', (flag, visitor, bucket) => {
  expect(bucketOf(flag, visitor)).toBeCloseTo(bucket, 3);
});

describe('20 000 visitors', () => {
  const buckets = visitors.map((visitor) => bucketOf('saved-poses', visitor));

  test('are spread evenly: each hundredth has about 200 of them', () => {
    const counts = Array<number>(100).fill(0);
    for (const bucket of buckets) counts[Math.floor(bucket)] = (counts[Math.floor(bucket)] ?? 0) + 1;
    const chiSquared = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
    // With 99 degrees of freedom, an even spread is below this 999 times in 1000.
    expect(chiSquared).toBeLessThan(148.2);
  });

  test('stand elsewhere for another flag', () => {
    const others = visitors.map((visitor) => bucketOf('other-flag', visitor));
    const inBoth = visitors.filter((_, n) => (buckets[n] ?? 0) < 50 && (others[n] ?? 0) < 50).length;
    expect(inBoth / visitors.length).toBeCloseTo(0.25, 1);
  });
});
