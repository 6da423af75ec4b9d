import { SOURCES } from './sources.ts';
import type { Target, Unit } from './targets.ts';
import type { Reading } from './verdict.ts';

const count = new Intl.NumberFormat('en');

/** `143 ms`, `0.42 MB`, `0.21 %`. */
export function describeValue(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return 'unknown';
  switch (unit) {
    case 'ms':
      return `${value.toFixed(0)} ms`;
    case 'bytes':
      return `${(value / 1e6).toFixed(2)} MB`;
    case 'share':
      return `${(value * 100).toFixed(2)} %`;
  }
}

/** `≤ 200 ms`, `< 1 %`; `no target` for what is only told. */
export function describeLimit({ limit, unit }: Pick<Target, 'limit' | 'unit'>): string {
  if (limit === undefined) return 'no target';
  const value = describeValue(limit.value, unit).replace(/\.0+(?= )/, '');
  return `${limit.at === 'most' ? '≤' : '<'} ${value}`;
}

/** `130 to 151 ms`; nothing for what has no interval. */
export function describeInterval({ interval }: Pick<Reading, 'interval'>, unit: Unit): string | undefined {
  if (interval === undefined) return undefined;
  const high = describeValue(interval.high, unit);
  const low = describeValue(interval.low, unit);
  return `${low.split(' ')[0]} to ${high}`;
}

/** `n = 12,040`; `3 files` of what is counted by files. */
export function describeCount({ n, source }: Pick<Reading, 'n' | 'source'>): string {
  if (source === 'manifest') return n === 1 ? '1 file' : `${count.format(n)} files`;
  return `n = ${count.format(n)}`;
}

/** One line on a figure. */
export function describeReading({ unit }: Pick<Target, 'unit'>, reading: Reading): string {
  // A size is exact.
  const interval = unit === 'bytes' ? undefined : describeInterval(reading, unit);
  const facts = [
    interval === undefined ? undefined : `95 % interval ${interval}`,
    describeCount(reading),
    SOURCES[reading.source].name,
    reading.regions.length > 0 ? reading.regions.join(', ') : undefined,
  ];
  return `${describeValue(reading.value, unit)} (${facts.filter((fact) => fact !== undefined).join(', ')})`;
}
