import { SIDES, type Side } from '../clips/leg.ts';
import { pointOn, restPose, rotationOf, solve, turn, type WorldPose } from '../clips/pose.ts';
import { about, euler, multiply } from '../clips/quaternion.ts';
import type { Vec3 } from '../clips/vector.ts';
import { type Distance, ellipsoid, roundCone, smoothUnion } from './primitives.ts';

/** A piece of the body, and the joints that it moves with, in equal shares. */
export interface Piece {
  readonly joints: readonly string[];
  readonly distance: Distance;
}

/** The pose in which the body is sculpted: limbs apart, so that they do not grow together. */
export const BIND_POSE: WorldPose = bindPose();

/** Every piece of the body. */
export const PIECES: readonly Piece[] = [
  ...trunk(),
  ...SIDES.flatMap((side) => [...arm(side), ...leg(side)]),
];

/** Fillet between pieces, in metres. */
const FILLET = 0.04;

/** Distance to the whole body. */
export function bodyDistance(point: Vec3): number {
  let distance = Number.POSITIVE_INFINITY;
  for (const piece of PIECES) {
    const d = piece.distance(point);
    distance = distance === Number.POSITIVE_INFINITY ? d : smoothUnion(distance, d, FILLET);
  }
  return distance;
}

function bindPose(): WorldPose {
  const pose = restPose();
  for (const side of SIDES) {
    const out = side === 'Left' ? 1 : -1;
    turn(pose, `${side}UpperArm`, about([0, 0, 1], out * 38));
    turn(pose, `${side}LowerArm`, about([1, 0, 0], -14));
    turn(pose, `${side}UpperLeg`, multiply(about([0, 0, 1], out * 7), about([1, 0, 0], -6)));
    turn(pose, `${side}LowerLeg`, about([1, 0, 0], 12));
    turn(pose, `${side}Foot`, euler(-6, 0, -out * 7));
  }
  return solve(pose);
}

function ball(joint: string, centre: Vec3, radii: Vec3, joints: readonly string[] = [joint]): Piece {
  return {
    joints,
    distance: ellipsoid(pointOn(BIND_POSE, joint, centre), radii, rotationOf(BIND_POSE, joint)),
  };
}

function limb(
  joint: string,
  from: Vec3,
  to: Vec3,
  radiusFrom: number,
  radiusTo: number,
  joints = [joint],
): Piece {
  const ends = [pointOn(BIND_POSE, joint, from), pointOn(BIND_POSE, joint, to)] as const;
  return { joints, distance: roundCone(...ends, radiusFrom, radiusTo) };
}

function trunk(): Piece[] {
  return [
    ball('Hips', [0, 0.0, -0.006], [0.15, 0.105, 0.098]),
    ball('Hips', [0, -0.055, 0.005], [0.1, 0.07, 0.085]),
    ball('Spine', [0, 0.05, 0.004], [0.126, 0.17, 0.09]),
    ball('Chest', [0, 0.07, 0.01], [0.14, 0.19, 0.098]),
    ball('UpperChest', [0, 0.05, 0.01], [0.154, 0.135, 0.098]),
    ball('UpperChest', [0.068, 0.052, 0.062], [0.074, 0.062, 0.03]),
    ball('UpperChest', [-0.068, 0.052, 0.062], [0.074, 0.062, 0.03]),
    limb('Neck', [0, -0.045, -0.014], [0, 0.09, 0.012], 0.06, 0.05),
    ball('Head', [0, 0.1, 0.008], [0.074, 0.09, 0.092]),
    ball('Head', [0, 0.045, 0.034], [0.053, 0.07, 0.058]),
  ];
}

function arm(side: Side): Piece[] {
  const out = side === 'Left' ? 1 : -1;
  const [shoulder, upper, lower, hand] = [
    `${side}Shoulder`,
    `${side}UpperArm`,
    `${side}LowerArm`,
    `${side}Hand`,
  ];
  return [
    limb(shoulder, [out * 0.0, 0.028, -0.018], [out * 0.125, 0.0, -0.01], 0.05, 0.046, [
      shoulder,
      'UpperChest',
    ]),
    ball(upper, [-out * 0.004, -0.026, 0], [0.051, 0.08, 0.055]),
    limb(upper, [0, -0.06, 0], [0, -0.27, 0.002], 0.047, 0.036),
    ball(upper, [0, -0.16, 0.014], [0.036, 0.085, 0.038]),
    ball(lower, [0, 0, -0.004], [0.037, 0.045, 0.038], [upper, lower]),
    limb(lower, [0, -0.035, 0.002], [0, -0.225, 0], 0.041, 0.026),
    ball(lower, [out * 0.004, -0.075, 0.004], [0.038, 0.075, 0.043]),
    ball(hand, [0, 0.01, 0], [0.024, 0.04, 0.031], [lower, hand]),
    ball(hand, [-out * 0.004, -0.055, 0.004], [0.02, 0.05, 0.041]),
    limb(hand, [-out * 0.006, -0.085, 0.022], [-out * 0.016, -0.158, 0.018], 0.0125, 0.0095),
    limb(hand, [-out * 0.006, -0.09, 0.004], [-out * 0.018, -0.168, 0.002], 0.0125, 0.0095),
    limb(hand, [-out * 0.006, -0.085, -0.016], [-out * 0.018, -0.155, -0.016], 0.0125, 0.0095),
    limb(hand, [-out * 0.008, -0.03, 0.035], [-out * 0.022, -0.098, 0.054], 0.0145, 0.0105),
  ];
}

function leg(side: Side): Piece[] {
  const out = side === 'Left' ? 1 : -1;
  const [upper, lower, foot, toes] = [`${side}UpperLeg`, `${side}LowerLeg`, `${side}Foot`, `${side}Toes`];
  return [
    ball(upper, [-out * 0.012, -0.02, -0.042], [0.082, 0.088, 0.078], ['Hips', upper]),
    limb(upper, [out * 0.008, -0.04, 0.002], [0, -0.37, 0.004], 0.084, 0.05),
    ball(upper, [out * 0.01, -0.17, 0.02], [0.066, 0.16, 0.064]),
    ball(lower, [0, 0.004, 0.008], [0.05, 0.062, 0.053], [upper, lower]),
    limb(lower, [0, -0.04, -0.002], [0, -0.37, -0.008], 0.047, 0.031),
    ball(lower, [out * 0.004, -0.125, -0.026], [0.047, 0.11, 0.046]),
    ball(foot, [0, 0.0, -0.004], [0.034, 0.05, 0.038], [lower, foot]),
    sole(ball(foot, [0, -0.043, -0.032], [0.033, 0.042, 0.038]), foot, 0.075),
    sole(limb(foot, [0, -0.028, 0.012], [0, -0.05, 0.105], 0.037, 0.03), foot, 0.075),
    sole(ball(foot, [out * 0.002, -0.052, 0.105], [0.045, 0.032, 0.05], [foot, toes]), foot, 0.075),
    sole(ball(toes, [-out * 0.002, -0.002, 0.035], [0.044, 0.024, 0.055]), toes, 0.02),
  ];
}

/** Cuts a piece of the foot flat where it stands on the ground. */
function sole(piece: Piece, joint: string, depth: number): Piece {
  const centre = pointOn(BIND_POSE, joint, [0, -depth, 0]);
  const up = pointOn(BIND_POSE, joint, [0, 1 - depth, 0]);
  const normal: Vec3 = [up[0] - centre[0], up[1] - centre[1], up[2] - centre[2]];
  const under = ([x, y, z]: Vec3): number =>
    -((x - centre[0]) * normal[0] + (y - centre[1]) * normal[1] + (z - centre[2]) * normal[2]);
  return { joints: piece.joints, distance: (point) => Math.max(piece.distance(point), under(point)) };
}
