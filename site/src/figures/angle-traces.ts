import { type Joint, jointAngles, STANCE, STRIKE } from './joint-angles.ts';
import { polyline, range } from './svg-path.ts';
import type { Side } from './walk.ts';

export interface TraceRow {
  joint: Joint;
  /** Height of 0°, in units of the drawing. */
  zero: number;
  /** Path data of the near and of the far leg. */
  near: string;
  far: string;
}

export interface AngleTracesOptions {
  from: number;
  to: number;
  /** Where a number of gait cycles lies on the drawing. */
  x: (cycles: number) => number;
  /** The drawing's first row, in units of the drawing. */
  top: number;
  rowHeight: number;
  gap: number;
}

/** The range of each joint in degrees: what a row's height stands for. */
const RANGE: Record<Joint, readonly [low: number, high: number]> = {
  hip: [-20, 35],
  knee: [0, 66],
  ankle: [-24, 18],
};

/** Hip, knee and ankle against the same time axis as the picture above them. */
export function angleTraces({ from, to, x, top, rowHeight, gap }: AngleTracesOptions): TraceRow[] {
  const times = range(from, to, Math.round((to - from) * 44));
  const angles = (side: Side) => times.map((time) => ({ time, ...jointAngles(time, side) }));
  const legs = { near: angles('near'), far: angles('far') };
  return (['hip', 'knee', 'ankle'] as const).map((joint, index) => {
    const [low, high] = RANGE[joint];
    const y = (angle: number): number =>
      top + index * (rowHeight + gap) + ((high - angle) / (high - low)) * rowHeight;
    const trace = (side: Side): string => polyline(legs[side].map((leg) => [x(leg.time), y(leg[joint])]));
    return { joint, zero: y(0), near: trace('near'), far: trace('far') };
  });
}

/** When the near foot is on the ground, in cycles, as far as it shows between `from` and `to`. */
export function stancePhases(from: number, to: number): { start: number; end: number }[] {
  const first = Math.floor(from) - 1;
  return range(first, Math.ceil(to), Math.ceil(to) - first)
    .map((cycle) => cycle + STRIKE.near)
    .map((strike) => ({ start: Math.max(strike, from), end: Math.min(strike + STANCE, to) }))
    .filter(({ start, end }) => end > start);
}
