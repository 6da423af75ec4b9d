import { RateLimiterMemory } from 'rate-limiter-flexible';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../src/server/http/problem.ts';
import { rateLimit } from '../../src/server/http/rate-limit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function refusal(taking: Promise<unknown>): Promise<Problem> {
  const error = await taking.catch((caught: unknown) => caught);
  if (error instanceof Problem) return error;
  throw new Error(`It was not refused: ${JSON.stringify(error)}`);
}

test('counts down, refuses with Retry-After, and starts anew with the next window', async () => {
  const limit = rateLimit({ name: 'count', requests: 2, seconds: 60 });
  const described = { 'ratelimit-policy': '2;w=60', 'ratelimit-limit': '2', 'ratelimit-reset': '60' };
  expect(await limit.take('a')).toEqual({ ...described, 'ratelimit-remaining': '1' });
  expect(await limit.take('a')).toEqual({ ...described, 'ratelimit-remaining': '0' });
  vi.advanceTimersByTime(20_500);
  const { status, headers } = await refusal(limit.take('a'));
  expect(status).toBe(429);
  expect(headers).toEqual({
    ...described,
    'ratelimit-remaining': '0',
    'ratelimit-reset': '40',
    'retry-after': '40',
  });
  vi.advanceTimersByTime(39_500);
  expect(await limit.take('a')).toMatchObject({ 'ratelimit-remaining': '1' });
});

test('callers do not use up each other’s requests, nor one limit another’s', async () => {
  const one = rateLimit({ name: 'one', requests: 1, seconds: 60 });
  const two = rateLimit({ name: 'two', requests: 1, seconds: 60 });
  await one.take('a');
  await one.take('b');
  await two.take('a');
  expect((await refusal(one.take('a'))).status).toBe(429);
});

test('instances with one store count together', async () => {
  const store = new RateLimiterMemory({ points: 1, duration: 60 });
  const options = { name: 'shared', requests: 1, seconds: 60, store };
  await rateLimit(options).take('a');
  expect((await refusal(rateLimit(options).take('a'))).status).toBe(429);
});

test('a store that is down limits nobody, and is told of', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const store = new RateLimiterMemory({ points: 1, duration: 60 });
  vi.spyOn(store, 'consume').mockRejectedValue(new Error('ECONNREFUSED'));
  expect(await rateLimit({ name: 'down', requests: 1, seconds: 60, store }).take('a')).toEqual({});
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});
