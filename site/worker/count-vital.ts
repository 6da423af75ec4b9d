import type { Vital, VitalCount } from '../src/server/schemas/vital.ts';
import { stepFor } from '../targets/histogram.ts';

/** What a page view adds to the counts. */
export function countsOf({ firstByte, ttfb, continent }: Vital): VitalCount[] {
  return [
    { indicator: 'first-byte', continent, atMost: stepFor(firstByte), samples: 1 },
    { indicator: 'full-ttfb', continent, atMost: stepFor(ttfb), samples: 1 },
  ];
}
