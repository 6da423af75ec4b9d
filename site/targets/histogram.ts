import { type Interval, p90Ranks } from './statistics.ts';

/** How many samples were at most so long, and longer than the step before. */
export interface Bin {
  /** Milliseconds: a step of {@link stepFor}. */
  atMost: number;
  samples: number;
}

/** Longer samples are counted with these, in milliseconds. */
export const LONGEST = 60_000;

/** Width of a step up to a time, in milliseconds. Fine where the targets are; 200 ms is a step itself. */
const WIDTHS: readonly (readonly [below: number, width: number])[] = [
  [500, 5],
  [3_000, 50],
  [LONGEST, 500],
];

/** The step that a time is counted at: the first that is not below it. */
export function stepFor(milliseconds: number): number {
  const time = Math.min(Math.max(milliseconds, 0), LONGEST);
  const width = widthBelow(time);
  return Math.max(width, Math.ceil(time / width) * width);
}

export interface HistogramP90 {
  n: number;
  /** No sample at the 90th percentile was longer. Not a number without samples. */
  value: number;
  /**
   * 95 % interval, as wide as the steps make it: from the lower edge of the one to the upper edge of the other. Nothing
   * for too few samples.
   */
  interval: Interval | undefined;
}

/** The 90th percentile of what was counted in steps. */
export function histogramP90(bins: readonly Bin[]): HistogramP90 {
  const sorted = bins.toSorted((a, b) => a.atMost - b.atMost);
  const n = sorted.reduce((sum, { samples }) => sum + samples, 0);
  const ranks = p90Ranks(n);
  const low = stepAt(sorted, ranks.low);
  const high = stepAt(sorted, ranks.high);
  return {
    n,
    value: stepAt(sorted, ranks.at) ?? Number.NaN,
    interval: low === undefined || high === undefined ? undefined : { low: low - widthBelow(low), high },
  };
}

/** The step that holds the sample of a rank, if there is such a sample. */
function stepAt(sorted: readonly Bin[], rank: number): number | undefined {
  if (rank < 1) return undefined;
  let seen = 0;
  return sorted.find(({ samples }) => {
    seen += samples;
    return seen >= rank;
  })?.atMost;
}

function widthBelow(time: number): number {
  return WIDTHS.find(([below]) => time <= below)?.[1] ?? 1;
}
