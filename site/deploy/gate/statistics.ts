/** Quantile of the normal distribution that leaves 2.5 % on each side. */
const Z = 1.96;

export interface Interval {
  low: number;
  high: number;
}

/** 95 % interval of the 90th percentile, from the order of the samples: nothing is taken for granted of their distribution. */
export function p90Interval(samples: readonly number[]): Interval {
  const sorted = [...samples].sort((a, b) => a - b);
  const n = sorted.length;
  const spread = Z * Math.sqrt(n * 0.9 * 0.1);
  return {
    low: sorted[Math.floor(n * 0.9 - spread) - 1] ?? 0,
    high: sorted[Math.ceil(n * 0.9 + spread) - 1] ?? Number.POSITIVE_INFINITY,
  };
}

/** The 90th percentile by nearest rank; not a number without samples. */
export function p90(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.9) - 1] ?? Number.NaN;
}

/** 95 % interval of a rate, after Clopper and Pearson, so that none of 300 still allows 1.2 %. */
export function rateInterval(events: number, n: number): Interval {
  return {
    low: events === 0 ? 0 : solve((p) => 1 - binomialBelow(events - 1, n, p) - 0.025),
    high: events === n ? 1 : solve((p) => 0.025 - binomialBelow(events, n, p)),
  };
}

/** Probability of at most `k` events of `n`. */
function binomialBelow(k: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = term;
  for (let i = 1; i <= k; i += 1) {
    term *= ((n - i + 1) / i) * (p / (1 - p));
    sum += term;
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
