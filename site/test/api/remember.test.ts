import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remember } from '../../src/server/worker/remember.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('asks once in its time, for all who ask', async () => {
  const ask = vi.fn(async () => ask.mock.calls.length);
  const get = remember(ask, 1000);
  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  vi.advanceTimersByTime(999);
  expect(await get()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await get()).toBe(2);
});

test('a failure is not kept', async () => {
  const get = remember(vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValueOnce('up'), 1000);
  await expect(get()).rejects.toThrow('down');
  expect(await get()).toBe('up');
});
