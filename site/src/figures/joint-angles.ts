import { type Point, type Side, stickFigure } from './walk.ts';

export type Joint = 'hip' | 'knee' | 'ankle';

/** The ankle's angle while the figure stands still: the ball of the foot lies ahead of the ankle and below it. */
const STANDING_FOOT = Math.atan2(-0.055, 0.13);

/** Direction of a bone against straight down, in radians; forward is positive. */
const tilt = ([x0, y0]: Point, [x1, y1]: Point): number => Math.atan2(x1 - x0, y0 - y1);

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** The angles of one leg in the plane of walking, in degrees; flexion and dorsiflexion are positive. */
export function jointAngles(cycles: number, side: Side): Record<Joint, number> {
  const [hip, knee, ankle, ball] = stickFigure(cycles).leg[side];
  const thigh = tilt(hip, knee);
  const shank = tilt(knee, ankle);
  const foot = Math.atan2(ball[1] - ankle[1], ball[0] - ankle[0]) - STANDING_FOOT;
  return { hip: degrees(thigh), knee: degrees(thigh - shank), ankle: degrees(foot - shank) };
}

/** The share of the cycle in which a foot is on the ground: from the clip's own model. */
export const STANCE = 0.61;

/** When a foot strikes the ground, in cycles. */
export const STRIKE: Record<Side, number> = { far: 0, near: 0.5 };
