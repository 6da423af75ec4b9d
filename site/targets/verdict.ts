import type { SourceId } from './sources.ts';
import type { Interval } from './statistics.ts';
import type { Target } from './targets.ts';

/** `insufficient`: what was measured allows both, or says nothing about the target. */
export type Verdict = 'pass' | 'fail' | 'insufficient';

/** One figure of one source. */
export interface Reading {
  source: SourceId;
  /** In the target's unit. */
  value: number;
  /** 95 %. Nothing where the source tells none; of one point where the figure is exact. */
  interval?: Interval | undefined;
  /** How many samples, calls or files it is of. */
  n: number;
  /** Parts of the world that it is from, as far as they are known. */
  regions: readonly string[];
  /** The time that it is of, as ISO 8601. */
  from: string;
  to: string;
}

/**
 * Holds a figure against a limit: `pass` if the whole interval keeps it, `fail` if the whole interval misses it. What was
 * measured within one machine judges nothing, however good it looks.
 */
export function judge({ limit }: Target, { interval, source }: Reading): Verdict {
  if (limit === undefined || interval === undefined || source === 'loopback') return 'insufficient';
  const keeps = (value: number): boolean =>
    limit.at === 'most' ? value <= limit.value : value < limit.value;
  if (keeps(interval.high)) return 'pass';
  return keeps(interval.low) ? 'insufficient' : 'fail';
}
