import type { UnityExport } from 'astro-unity';
import { USUAL_LINE } from './line.ts';

/** The longest that starts may take, as parts of other times. */
export interface StartLimits {
  /** A first visit, over one of the page of Unity's own template. */
  ofTemplate: number;
  /** A first visit, over the least that its bytes and the start itself take. */
  ofLeast: number;
  /** A second start in the same page, over the first. */
  secondMount: number;
  /** A second visit, over one of the page of Unity's own template. */
  secondVisit: number;
}

const COMMON = { ofLeast: 1.1, secondMount: 0.5, secondVisit: 1 };

/** By how Unity compressed the export. Without compression it is one for trying things out, and often tiny. */
const LIMITS = {
  gzip: { ...COMMON, ofTemplate: 0.78 },
  brotli: { ...COMMON, ofTemplate: 0.95 },
  none: undefined,
} as const;

/** The player's code on a page with one player of a modern export, in bytes, compressed with brotli. */
export const MAX_PLAYER_BYTES = 8192;

/** What an export is held to; `undefined` for one that Unity did not compress. */
export function limitsOf({ parts }: UnityExport): StartLimits | undefined {
  return LIMITS[parts.get('code')?.compression ?? 'none'];
}

/**
 * The least that a first visit can take, in milliseconds: the download at full speed, and the start when everything is
 * there.
 */
export function leastMilliseconds(bytes: number, warmMs: number): number {
  return (bytes / USUAL_LINE.bytesPerSecond) * 1000 + warmMs;
}
