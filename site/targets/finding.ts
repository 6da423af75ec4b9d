import type { SourceId } from './sources.ts';
import type { TargetId } from './targets.ts';
import type { Reading } from './verdict.ts';

/** A source has a figure for a target. */
export interface Found {
  target: TargetId;
  reading: Reading;
}

/** A source has none. */
export interface Missing {
  target: TargetId;
  source: SourceId;
  /** In a sentence, with what to do about it. */
  why: string;
}

export type Finding = Found | Missing;

/** The same sentence for several targets of one source. */
export function missing(targets: readonly TargetId[], source: SourceId, why: string): Missing[] {
  return targets.map((target) => ({ target, source, why }));
}
