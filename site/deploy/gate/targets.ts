import { EXPORT_BUDGET } from '../output/export-size.ts';
import { p90, p90Interval, rateInterval } from './statistics.ts';

/** `insufficient`: the samples allow both. */
export type Verdict = 'pass' | 'fail' | 'insufficient';

export interface Target {
  name: string;
  verdict: Verdict;
  /** What was measured, with how much, and what it may be. */
  text: string;
}

/** What was asked of one deployment, from one place. */
export interface Measurement {
  /** First bytes of the pages that answered, in milliseconds. */
  firstBytes: readonly number[];
  requests: number;
  /** Answers of 500 and above, and none at all. */
  errors: number;
  /** Of the Unity export, in bytes. */
  exportSize: number;
}

const FIRST_BYTE_MILLISECONDS = 200;
const ERROR_RATE = 0.01;

/** Holds what was measured against the targets. */
export function judgeTargets({ firstBytes, requests, errors, exportSize }: Measurement): Target[] {
  const time = p90Interval(firstBytes);
  const rate = rateInterval(errors, requests);
  return [
    {
      name: `first byte, P90 ≤ ${FIRST_BYTE_MILLISECONDS} ms`,
      verdict: judge(time, FIRST_BYTE_MILLISECONDS),
      text: `${p90(firstBytes).toFixed(0)} ms (95 % interval ${time.low.toFixed(0)} to ${time.high.toFixed(0)} ms, n = ${firstBytes.length}, synthetic, from one place)`,
    },
    {
      name: `server errors < ${ERROR_RATE * 100} %`,
      verdict: judge(rate, ERROR_RATE),
      text: `${errors} of ${requests} (95 % interval ${percent(rate.low)} to ${percent(rate.high)}, synthetic)`,
    },
    {
      name: `Unity export ≤ ${EXPORT_BUDGET / 1e6} MB`,
      verdict: exportSize <= EXPORT_BUDGET ? 'pass' : 'fail',
      text: `${(exportSize / 1e6).toFixed(2)} MB`,
    },
  ];
}

function judge({ low, high }: { low: number; high: number }, limit: number): Verdict {
  if (high <= limit) return 'pass';
  return low > limit ? 'fail' : 'insufficient';
}

function percent(rate: number): string {
  return `${(rate * 100).toFixed(2)} %`;
}
