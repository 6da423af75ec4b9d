import type { Timing } from '../server/schemas/vital.ts';

/** What is read of `PerformanceNavigationTiming`; browsers do not know all of it. */
export interface NavigationTiming {
  requestStart: number;
  responseStart: number;
  transferSize: number;
  workerStart: number;
  activationStart?: number;
}

/** What a browser may say that it wants less of. */
export interface Wishes {
  doNotTrack?: string | null;
  globalPrivacyControl?: boolean;
  connection?: { saveData?: boolean };
}

/**
 * How long a page view waited for its first byte, in whole milliseconds; nothing where nobody waited: a page out of a
 * cache, from a service worker, or prerendered.
 */
export function timingOf(navigation: NavigationTiming): Timing | undefined {
  const { requestStart, responseStart, transferSize, workerStart, activationStart = 0 } = navigation;
  const isOfNetwork = transferSize > 0 && workerStart === 0 && activationStart === 0;
  if (!isOfNetwork || requestStart <= 0 || responseStart < requestStart) return undefined;
  return { firstByte: Math.round(responseStart - requestStart), ttfb: Math.round(responseStart) };
}

/** Whether the visitor asks not to be measured, or to be sent and to send little. */
export function asksForLess({ doNotTrack, globalPrivacyControl, connection }: Wishes): boolean {
  return doNotTrack === '1' || globalPrivacyControl === true || connection?.saveData === true;
}
