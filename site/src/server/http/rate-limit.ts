import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

export interface RateLimitOptions {
  /** Counts of several limits are kept apart by it. */
  name: string;
  /** How many requests a caller has in each window. */
  requests: number;
  /** Length of a window, which starts with a caller's first request. */
  seconds: number;
  /**
   * Where the counts are kept. Default: in the memory of this instance, so that n instances allow n times as much, and a
   * new one starts from zero. Any limiter of `rate-limiter-flexible` (Redis, Valkey, DynamoDB, PostgreSQL …) makes it one
   * count for all.
   */
  store?: RateLimiterAbstract;
}

export interface RateLimit {
  /**
   * Counts one request.
   *
   * @returns the headers that tell the caller what is left.
   * @throws {Problem} 429, with `Retry-After`, where nothing is left.
   */
  take(caller: string): Promise<Record<string, string>>;
}

/** A limit of requests a caller, told in the `RateLimit-*` headers of draft-ietf-httpapi-ratelimit-headers-06. */
export function rateLimit({ name, requests, seconds, store }: RateLimitOptions): RateLimit {
  const limiter = store ?? new RateLimiterMemory({ keyPrefix: name, points: requests, duration: seconds });

  const describe = ({ remainingPoints, msBeforeNext }: RateLimiterRes): Record<string, string> => ({
    'ratelimit-policy': `${requests};w=${seconds}`,
    'ratelimit-limit': String(requests),
    'ratelimit-remaining': String(Math.max(0, remainingPoints)),
    'ratelimit-reset': String(Math.max(0, Math.ceil(msBeforeNext / 1000))),
  });

  return {
    take: async (caller) => {
      try {
        return describe(await limiter.consume(caller));
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) throw tooMany(describe(refusal));
        // A store that is down must not take the API down with it: nobody is counted until it is back.
        console.error('The store of the rate limits does not answer, so nobody is limited.', refusal);
        return {};
      }
    },
  };
}

function tooMany(headers: Record<string, string>): Problem {
  // Of zero seconds a client would make a loop.
  const wait = Math.max(1, Number(headers['ratelimit-reset']));
  return new Problem(429, {
    detail: `That were more requests than one address may send. Wait ${wait} s, then try again.`,
    headers: { ...headers, 'retry-after': String(wait) },
  });
}
