import { type Joint, jointAngles } from './joint-angles.ts';
import { polyline, range } from './svg-path.ts';
import type { Side } from './walk.ts';

export interface TraceRow {
  joint: Joint;
  /** Height of 0°, in units of the drawing. */
  zero: number;
  /** Path data of the near and of the far leg, over one stride. */
  near: string;
  far: string;
}

export interface AngleTracesOptions {
  /** Width of one stride, in units of the drawing. */
  stride: number;
  /** Top of the first row. */
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

/** Hip, knee and ankle against the same time axis as the picture above them, over one stride. */
export function angleTraces({ stride, top, rowHeight, gap }: AngleTracesOptions): TraceRow[] {
  const angles = (side: Side) => range(0, 1, 44).map((time) => ({ time, ...jointAngles(time, side) }));
  const legs = { near: angles('near'), far: angles('far') };
  return (['hip', 'knee', 'ankle'] as const).map((joint, index) => {
    const [low, high] = RANGE[joint];
    const y = (angle: number): number =>
      top + index * (rowHeight + gap) + ((high - angle) / (high - low)) * rowHeight;
    const trace = (side: Side): string =>
      polyline(legs[side].map((leg) => [leg.time * stride, y(leg[joint])]));
    return { joint, zero: y(0), near: trace('near'), far: trace('far') };
  });
}
