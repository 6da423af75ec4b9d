import { solve } from 'reference-player/clips/pose.ts';
import { jointIndex } from 'reference-player/clips/skeleton.ts';
import { walk } from 'reference-player/clips/walk.ts';

/** Metres in the plane of walking: x points to where the figure walks, y up; the ground is y = 0. */
export type Point = readonly [x: number, y: number];

/** The figure seen from its right side. */
export interface StickFigure {
  head: Point;
  /** Neck, hip. */
  trunk: readonly Point[];
  leg: Record<Side, readonly [hip: Point, knee: Point, ankle: Point, ball: Point]>;
  arm: Record<Side, readonly [shoulder: Point, elbow: Point, wrist: Point]>;
}

export type Side = 'near' | 'far';
const SIDES = { near: 'Right', far: 'Left' } as const;

/** The frames of one cycle; the clip's last frame is the first one, a stride further. */
const frames = walk.frames.map((frame) => {
  const root: [number, number, number] = [frame.root[0] ?? 0, frame.root[1] ?? 0, frame.root[2] ?? 0];
  const rotations = frame.rotations.map(([x = 0, y = 0, z = 0, w = 1]) => [x, y, z, w] as const);
  return solve({ root, rotations }).positions;
});
const count = frames.length - 1;

/** Metres that one gait cycle covers. */
export const STRIDE = rootAt(count) - rootAt(0);

function rootAt(frame: number): number {
  return frames[frame]?.[0]?.[2] ?? 0;
}

/** Where a joint is after `cycles` gait cycles; between frames, on a straight line. */
function jointAt(name: string, cycles: number): Point {
  const joint = jointIndex(name);
  const whole = Math.floor(cycles);
  const position = (cycles - whole) * count;
  const index = Math.min(Math.floor(position), count - 1);
  const [, y0 = 0, z0 = 0] = frames[index]?.[joint] ?? [];
  const [, y1 = 0, z1 = 0] = frames[index + 1]?.[joint] ?? [];
  const t = position - index;
  return [z0 + (z1 - z0) * t - rootAt(0) + whole * STRIDE, y0 + (y1 - y0) * t];
}

/** The figure after `cycles` gait cycles of the player's own clip; whole numbers are strikes of the far foot. */
export function stickFigure(cycles: number): StickFigure {
  const at = (name: string): Point => jointAt(name, cycles);
  const leg = (side: Side): StickFigure['leg'][Side] => [
    at(`${SIDES[side]}UpperLeg`),
    at(`${SIDES[side]}LowerLeg`),
    at(`${SIDES[side]}Foot`),
    at(`${SIDES[side]}Toes`),
  ];
  const arm = (side: Side): StickFigure['arm'][Side] => [
    at(`${SIDES[side]}UpperArm`),
    at(`${SIDES[side]}LowerArm`),
    at(`${SIDES[side]}Hand`),
  ];
  return {
    head: at('Head'),
    trunk: [at('Neck'), at('Hips')],
    leg: { near: leg('near'), far: leg('far') },
    arm: { near: arm('near'), far: arm('far') },
  };
}
