import { IDENTITY, multiply, type Quaternion, rotate } from './quaternion.ts';
import { jointIndex, offsetOf, SKELETON } from './skeleton.ts';
import { add, type Vec3 } from './vector.ts';

/** The skeleton at one instant. */
export interface Pose {
  /** World position of the root joint. */
  root: Vec3;
  /** Local rotation a joint, in the order of `SKELETON`. */
  rotations: Quaternion[];
}

export interface WorldPose {
  readonly positions: readonly Vec3[];
  readonly rotations: readonly Quaternion[];
}

export function restPose(): Pose {
  return { root: SKELETON[0]?.rest ?? [0, 0, 0], rotations: SKELETON.map(() => IDENTITY) };
}

/** Sets the rotation of a joint by name. */
export function turn(pose: Pose, joint: string, rotation: Quaternion): void {
  pose.rotations[jointIndex(joint)] = rotation;
}

/** Forward kinematics. */
export function solve(pose: Pose): WorldPose {
  const positions: Vec3[] = [];
  const rotations: Quaternion[] = [];
  for (const [index, joint] of SKELETON.entries()) {
    const local = pose.rotations[index] ?? IDENTITY;
    const above = rotations[joint.parent];
    const from = positions[joint.parent];
    if (!above || !from) {
      positions.push(pose.root);
      rotations.push(local);
    } else {
      positions.push(add(from, rotate(above, offsetOf(joint))));
      rotations.push(multiply(above, local));
    }
  }
  return { positions, rotations };
}

/** World position of a point that is fixed to a joint. */
export function pointOn(world: WorldPose, joint: string, point: Vec3): Vec3 {
  return add(positionOf(world, joint), rotate(rotationOf(world, joint), point));
}

export function positionOf(world: WorldPose, joint: string): Vec3 {
  return world.positions[jointIndex(joint)] ?? [0, 0, 0];
}

export function rotationOf(world: WorldPose, joint: string): Quaternion {
  return world.rotations[jointIndex(joint)] ?? IDENTITY;
}
