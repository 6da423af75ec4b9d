import type { Side } from './leg.ts';
import { about, multiply, type Quaternion, rotate } from './quaternion.ts';
import { SOLE } from './skeleton.ts';
import { scale, subtract, type Vec3 } from './vector.ts';

/** World rotation of a foot: `pitch` degrees of toes up, `toeOut` degrees turned away from the midline. */
export function footRotation(side: Side, pitch: number, toeOut: number): Quaternion {
  const yaw = about([0, 1, 0], side === 'Left' ? toeOut : -toeOut);
  return multiply(yaw, about([1, 0, 0], -pitch));
}

/**
 * Where the ankle is while the sole rolls over the ground, relative to the ground under the ankle of the flat foot:
 * over the heel while the toes point up, over the ball while they point down.
 */
export function ankleOverSole(rotation: Quaternion, flat: Quaternion, pitch: number): Vec3 {
  const pivot = pitch > 0 ? SOLE.heel : SOLE.ball;
  const anchor = rotate(flat, [pivot[0], 0, pivot[2]]);
  return subtract(anchor, rotate(rotation, scale(pivot, 1)));
}
