import { expect, test } from 'vitest';
import { readRetryAfter } from '../../src/server/worker/retry-after.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

test.each<[string | null, number | undefined]>([
  [null, undefined],
  ['', undefined],
  ['soon', undefined],
  ['-5', 0],
  ['0', 0],
  ['120', 120],
  ['1e9', undefined],
  ['99999999999', 3600],
  ['Mon, 23 Nov 2026 12:00:30 GMT', 30],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['Tue, 24 Nov 2026 12:00:00 GMT', 3600],
])('%s is %s seconds', (header, seconds) => {
  expect(readRetryAfter(header, NOW)).toBe(seconds);
});
