import type { Found } from '../finding.ts';
import { isLoopback } from '../sources.ts';
import { p90, p90Interval, rateInterval } from '../statistics.ts';

/** What was asked of one deployment, from one place. */
export interface Measurement {
  /** The deployment's address. */
  address: string;
  /** First bytes of the pages that answered, in milliseconds. */
  firstBytes: readonly number[];
  requests: number;
  /** Answers of 500 and above, and none at all. */
  errors: number;
  /** When, as ISO 8601. */
  from: string;
  to: string;
}

/** The figures that a program's own requests give. */
export function requestFindings(measurement: Measurement): Found[] {
  const { address, firstBytes, requests, errors, from, to } = measurement;
  const source = isLoopback(address) ? 'loopback' : 'requests';
  const common = { source, regions: [], from, to } as const;
  return [
    {
      target: 'first-byte',
      reading: { ...common, value: p90(firstBytes), interval: p90Interval(firstBytes), n: firstBytes.length },
    },
    {
      target: 'server-errors',
      reading: {
        ...common,
        value: requests === 0 ? 0 : errors / requests,
        interval: rateInterval(errors, requests),
        n: requests,
      },
    },
  ];
}
