import { type Joint, jointAngle, STANCE } from './gait.ts';
import { polyline, range } from './svg-path.ts';

export interface TraceRow {
  joint: Joint;
  /** The row's top, the height of 0°, and its bottom, in units of the drawing. */
  top: number;
  zero: number;
  bottom: number;
  /** Path data of the near and of the far leg. */
  near: string;
  far: string;
}

export interface AngleTracesOptions {
  from: number;
  to: number;
  /** Where a number of gait cycles lies on the drawing. */
  x: (cycles: number) => number;
  top: number;
  rowHeight: number;
  gap: number;
}

/** The range of each joint in degrees: what a row's height stands for. */
const RANGE: Record<Joint, readonly [low: number, high: number]> = {
  hip: [-15, 40],
  knee: [0, 66],
  ankle: [-22, 16],
};

/** Hip, knee and ankle against the same time axis as the picture above them. */
export function angleTraces({ from, to, x, top, rowHeight, gap }: AngleTracesOptions): TraceRow[] {
  const times = range(from, to, Math.round((to - from) * 40));
  return (['hip', 'knee', 'ankle'] as const).map((joint, index) => {
    const rowTop = top + index * (rowHeight + gap);
    const [low, high] = RANGE[joint];
    const y = (degrees: number): number => rowTop + ((high - degrees) / (high - low)) * rowHeight;
    const trace = (lead: number): string =>
      polyline(times.map((time) => [x(time), y(jointAngle(joint, time + lead))]));
    return { joint, top: rowTop, zero: y(0), bottom: rowTop + rowHeight, near: trace(0), far: trace(0.5) };
  });
}

/** When the near foot is on the ground, in cycles, as far as it shows between `from` and `to`. */
export function stancePhases(from: number, to: number): { start: number; end: number }[] {
  const first = Math.floor(from) - 1;
  return Array.from({ length: Math.ceil(to) - first + 1 }, (_, index) => first + index)
    .map((strike) => ({ start: Math.max(strike, from), end: Math.min(strike + STANCE, to) }))
    .filter(({ start, end }) => end > start);
}
