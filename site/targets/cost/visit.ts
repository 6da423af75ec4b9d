import type { Amounts } from './prices.ts';

/**
 * The dearest visit there is: somebody with an empty cache opens the demo, whose player loads. As a browser counts it on the
 * built site; `test/targets/visit.test.ts` sees that it stays true.
 */
export const PAGE = {
  /** Of the page, its scripts and fonts with their headers, as sent; without the Unity export. */
  bytes: 160_000,
  /** All, those for the export included. */
  requests: 30,
  /** Functions that the page calls: its time to the first byte is told. */
  calls: 1,
} as const;

/** Of one call: most of it is waiting for the worker service, which costs nothing. */
const CPU_SECONDS = 0.05;

/** What a visit uses. @param exportBytes Of the Unity export, as sent. */
export function visitWith(exportBytes: number): Amounts {
  return {
    gigabytes: (PAGE.bytes + exportBytes) / 1e9,
    requests: PAGE.requests,
    calls: PAGE.calls,
    cpuHours: (PAGE.calls * CPU_SECONDS) / 3600,
  };
}
