import type { Target } from '../../../targets/targets.ts';

/** A reading on the axis of its target, which ends at twice the limit. In percent of the axis's length. */
export interface Drawn {
  at: number;
  /** Nothing without an interval. */
  from?: number;
  to?: number;
}

/** What is beyond the axis is drawn at its end. @returns nothing for a target without a limit, which has no axis. */
export function draw(
  { limit }: Pick<Target, 'limit'>,
  { value, interval }: { value: number; interval?: { low: number; high: number } | undefined },
): Drawn | undefined {
  if (limit === undefined) return undefined;
  const position = (amount: number): number =>
    Math.round(Math.min(Math.max(amount / limit.value, 0), 2) * 5000) / 100;
  if (interval === undefined) return { at: position(value) };
  return { at: position(value), from: position(interval.low), to: position(interval.high) };
}
