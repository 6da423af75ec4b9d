import { type Pose, positionOf, rotationOf, solve, turn } from './pose.ts';
import { about, between, conjugate, multiply, type Quaternion } from './quaternion.ts';
import { jointIndex, SKELETON } from './skeleton.ts';
import { length, subtract, unit, type Vec3 } from './vector.ts';

export type Side = 'Left' | 'Right';
export const SIDES: readonly Side[] = ['Left', 'Right'];

/**
 * Bends a leg so that its ankle comes to `ankle` and its foot keeps the world rotation `foot`: the knee, a hinge,
 * gets the angle of the law of cosines, then the thigh turns by the smallest rotation that points the leg there.
 * A target out of reach is approached with a nearly straight knee.
 */
export function placeFoot(pose: Pose, side: Side, ankle: Vec3, foot: Quaternion): void {
  const hipJoint = `${side}UpperLeg`;
  const thigh = boneLength(`${side}UpperLeg`, `${side}LowerLeg`);
  const shank = boneLength(`${side}LowerLeg`, `${side}Foot`);
  const hip = positionOf(solve(pose), hipJoint);
  const reach = Math.min(length(subtract(ankle, hip)), (thigh + shank) * 0.9995);
  const cosine = (thigh ** 2 + shank ** 2 - reach ** 2) / (2 * thigh * shank);
  const flexion = 180 - (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
  turn(pose, `${side}LowerLeg`, about([1, 0, 0], flexion));

  const bent = solve(pose);
  const swing = between(unit(subtract(positionOf(bent, `${side}Foot`), hip)), unit(subtract(ankle, hip)));
  const pelvis = rotationOf(bent, 'Hips');
  turn(pose, hipJoint, multiply(conjugate(pelvis), multiply(swing, rotationOf(bent, hipJoint))));
  turn(pose, `${side}Foot`, multiply(conjugate(rotationOf(solve(pose), `${side}LowerLeg`)), foot));
}

function boneLength(from: string, to: string): number {
  const a = SKELETON[jointIndex(from)]?.rest ?? [0, 0, 0];
  const b = SKELETON[jointIndex(to)]?.rest ?? [0, 0, 0];
  return length(subtract(a, b));
}
