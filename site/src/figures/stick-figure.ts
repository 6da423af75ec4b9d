import { jointAngle } from './gait.ts';

/** Metres; x points to where the figure walks, y up, the ground is y = 0. */
export type Point = readonly [x: number, y: number];

export interface StickFigure {
  /** Hip, knee, ankle, heel, toe. */
  leg: { near: readonly Point[]; far: readonly Point[] };
  /** Shoulder, elbow, wrist. */
  arm: { near: readonly Point[]; far: readonly Point[] };
  /** Hip, shoulder. */
  trunk: readonly Point[];
  /** Centre of the head. */
  head: Point;
}

/** Segment lengths in metres for a stature of 1.75 m, after Drillis and Contini. */
const LENGTH = { thigh: 0.43, shank: 0.43, trunk: 0.5, upperArm: 0.3, forearm: 0.26, neck: 0.2 } as const;
const ANKLE_HEIGHT = 0.07;
const HEEL = -0.06;
const TOE = 0.19;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The leg below a hip at the origin. */
function leg(phase: number): readonly Point[] {
  const thigh = radians(jointAngle('hip', phase));
  const shank = thigh - radians(jointAngle('knee', phase));
  const foot = shank + radians(jointAngle('ankle', phase));
  const knee: Point = [LENGTH.thigh * Math.sin(thigh), -LENGTH.thigh * Math.cos(thigh)];
  const ankle: Point = [knee[0] + LENGTH.shank * Math.sin(shank), knee[1] - LENGTH.shank * Math.cos(shank)];
  const sole = (along: number): Point => [
    ankle[0] + along * Math.cos(foot) + ANKLE_HEIGHT * Math.sin(foot),
    ankle[1] + along * Math.sin(foot) - ANKLE_HEIGHT * Math.cos(foot),
  ];
  return [[0, 0], knee, ankle, sole(HEEL), sole(TOE)];
}

/** The arm below a shoulder at the origin: it swings with the leg of the other side. */
function arm(phase: number): readonly Point[] {
  const swing = Math.cos(2 * Math.PI * phase);
  const upper = radians(-5 - 19 * swing);
  const fore = upper + radians(22 - 12 * swing);
  const elbow: Point = [LENGTH.upperArm * Math.sin(upper), -LENGTH.upperArm * Math.cos(upper)];
  return [
    [0, 0],
    elbow,
    [elbow[0] + LENGTH.forearm * Math.sin(fore), elbow[1] - LENGTH.forearm * Math.cos(fore)],
  ];
}

/** Metres that one gait cycle covers: what the stance foot travels under the body, so that it stands still. */
export const STRIDE = strideLength();

function strideLength(): number {
  const ankleAt = (phase: number): number => leg(phase)[2]?.[0] ?? 0;
  const [from, to] = [0.1, 0.45];
  return (ankleAt(from) - ankleAt(to)) / (to - from);
}

/** The figure after `cycles` gait cycles of steady walking; the near leg strikes at whole numbers. */
export function stickFigure(cycles: number): StickFigure {
  const near = leg(cycles);
  const far = leg(cycles + 0.5);
  const lowest = Math.min(...[...near, ...far].map(([, y]) => y));
  const hip: Point = [cycles * STRIDE, -lowest];
  const shoulder: Point = [hip[0] + LENGTH.trunk * Math.sin(radians(3)), hip[1] + LENGTH.trunk];
  const from = (origin: Point) => (points: readonly Point[]) =>
    points.map(([x, y]): Point => [x + origin[0], y + origin[1]]);
  return {
    leg: { near: from(hip)(near), far: from(hip)(far) },
    arm: { near: from(shoulder)(arm(cycles)), far: from(shoulder)(arm(cycles + 0.5)) },
    trunk: [hip, shoulder],
    head: [shoulder[0] + 0.02, shoulder[1] + LENGTH.neck],
  };
}
