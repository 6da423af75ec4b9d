/** Quantile of the normal distribution that leaves 2.5 % on each side. */
const Z = 1.96;

export interface Interval {
  low: number;
  high: number;
}

/** Places in sorted samples, from 1. Below 1 and above the number of samples there is nothing: they are too few. */
export interface Ranks {
  low: number;
  /** Of the percentile itself, by nearest rank. */
  at: number;
  high: number;
}

/**
 * Where the 90th percentile of `n` samples and its 95 % interval stand among them. From the order of the samples alone:
 * nothing is taken for granted of their distribution.
 */
export function p90Ranks(n: number): Ranks {
  const spread = Z * Math.sqrt(n * 0.9 * 0.1);
  return { low: Math.floor(n * 0.9 - spread), at: Math.ceil(n * 0.9), high: Math.ceil(n * 0.9 + spread) };
}

/** 95 % interval of the 90th percentile; nothing of fewer than 35 samples, which have none. */
export function p90Interval(samples: readonly number[]): Interval | undefined {
  const sorted = samples.toSorted((a, b) => a - b);
  const ranks = p90Ranks(sorted.length);
  const low = sorted[ranks.low - 1];
  const high = sorted[ranks.high - 1];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** The 90th percentile by nearest rank; not a number without samples. */
export function p90(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[p90Ranks(sorted.length).at - 1] ?? Number.NaN;
}

/** 95 % interval of a rate, after Clopper and Pearson, so that none of 300 still allows 1.2 %. */
export function rateInterval(events: number, n: number): Interval {
  return {
    low: events === 0 ? 0 : solve((p) => 1 - binomialBelow(events - 1, n, p) - 0.025),
    high: events === n ? 1 : solve((p) => 0.025 - binomialBelow(events, n, p)),
  };
}

/** Probability of at most `k` events of `n`. In logarithms: of a million calls, `(1 - p) ** n` is too small for a number. */
function binomialBelow(k: number, n: number, p: number): number {
  const odds = Math.log(p) - Math.log1p(-p);
  let log = n * Math.log1p(-p);
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i += 1) {
    log += Math.log((n - i + 1) / i) + odds;
    sum += Math.exp(log);
  }
  return sum;
}

/** Where a function that rises from below to above zero crosses it, between 0 and 1. */
function solve(rising: (p: number) => number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}
