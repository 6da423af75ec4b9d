import type { SourceId } from './sources.ts';

export type TargetId = 'first-byte' | 'server-errors' | 'export-size' | 'full-ttfb';

/** `ms`, `bytes`, or a share from 0 to 1. */
export type Unit = 'ms' | 'bytes' | 'share';

/** One thing that is measured, and what it should be. */
export interface Target {
  id: TargetId;
  name: string;
  /** The service level indicator, exactly. */
  indicator: string;
  unit: Unit;
  /** What it may be. Without one it is told, and not judged. */
  limit: { at: 'most' | 'below'; value: number } | undefined;
  /** Whose figures the weekly report judges by, the best first. */
  decidedBy: readonly SourceId[];
  /** Whose figures stand beside them. */
  alsoToldBy: readonly SourceId[];
}

/** The most that a visitor's browser may have to fetch of the Unity export, in bytes. */
export const EXPORT_BUDGET = 3_000_000;

/** Days that a report looks back. */
export const WINDOW_DAYS = 28;

/** All targets: the gate of a promotion, the weekly report and the status page read this table. */
export const TARGETS: readonly Target[] = [
  {
    id: 'first-byte',
    name: 'First byte',
    indicator:
      '90th percentile of responseStart − requestStart of GET requests for pages: the wait once the browser has asked',
    unit: 'ms',
    limit: { at: 'most', value: 200 },
    decidedBy: ['visitors'],
    alsoToldBy: ['requests'],
  },
  {
    id: 'server-errors',
    name: 'Server errors',
    indicator: 'Share of answers of 500 and above',
    unit: 'share',
    limit: { at: 'below', value: 0.01 },
    decidedBy: ['vercel-functions', 'requests'],
    alsoToldBy: [],
  },
  {
    id: 'export-size',
    name: 'Unity export',
    indicator: 'Bytes that a browser fetches of the export, each file in its smallest encoding',
    unit: 'bytes',
    limit: { at: 'most', value: EXPORT_BUDGET },
    decidedBy: ['manifest'],
    alsoToldBy: [],
  },
  {
    id: 'full-ttfb',
    name: 'Full time to first byte',
    indicator:
      '90th percentile of TTFB as web-vitals has it, with DNS, connection, TLS and redirects: mostly the visitor’s own network, so it has no target',
    unit: 'ms',
    limit: undefined,
    decidedBy: [],
    alsoToldBy: ['visitors', 'vercel-speed-insights'],
  },
];

/** The target of an id. */
export function targetOf(id: TargetId): Target {
  const found = TARGETS.find((target) => target.id === id);
  if (found) return found;
  throw new RangeError(`There is no target "${id}".`);
}
