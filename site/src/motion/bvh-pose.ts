import { about, multiply, type Quaternion, rotate } from 'reference-player/clips/quaternion.ts';
import { add, type Vec3 } from 'reference-player/clips/vector.ts';
import type { Bvh, BvhJoint } from './parse-bvh.ts';

const AXES: Record<string, Vec3> = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] };

/** How a figure stands at one moment, in the file's own unit. */
export interface BvhPose {
  root: Vec3;
  /** Of each joint, relative to its parent. */
  rotations: readonly Quaternion[];
}

/** The pose of one frame of a file. */
export function poseOf({ joints }: Bvh, frame: Float32Array): BvhPose {
  let root: Vec3 = joints[0]?.offset ?? [0, 0, 0];
  let channel = 0;
  const rotations = joints.map((joint, index) => {
    if (index === 0) root = placeOf(joint, frame, 0) ?? root;
    let rotation: Quaternion = [0, 0, 0, 1];
    for (const name of joint.channels) {
      const value = frame[channel++] ?? 0;
      if (isRotation(name)) rotation = multiply(rotation, about(AXES[axisOf(name)] ?? [1, 0, 0], value));
    }
    return rotation;
  });
  return { root, rotations };
}

/** The pose in which nothing is turned. */
export function restPose({ joints }: Bvh): BvhPose {
  return { root: joints[0]?.offset ?? [0, 0, 0], rotations: joints.map(() => [0, 0, 0, 1]) };
}

/** Where each joint is, in the file's own unit. */
export function positionsOf({ joints }: Bvh, { root, rotations }: BvhPose): Vec3[] {
  const positions: Vec3[] = [];
  const directions: Quaternion[] = [];
  for (const [index, { parent, offset }] of joints.entries()) {
    const above = directions[parent];
    const from = positions[parent];
    const local = rotations[index] ?? [0, 0, 0, 1];
    positions.push(above && from ? add(from, rotate(above, offset)) : root);
    directions.push(above ? multiply(above, local) : local);
  }
  return positions;
}

/**
 * The same file with bones as long as they are seen: where a joint has channels for its place, those and not its offset say
 * where it is, and some programs write offsets of zero beside them. A clip has bones of one length, that of the first frame.
 */
export function withSeenOffsets(bvh: Bvh): Bvh {
  const [frame] = bvh.frames;
  if (!frame) return bvh;
  let channel = 0;
  const joints = bvh.joints.map((joint, index) => {
    const place = index > 0 ? placeOf(joint, frame, channel) : undefined;
    channel += joint.channels.length;
    return place?.some(Boolean) ? { ...joint, offset: place } : joint;
  });
  return { ...bvh, joints };
}

/** Where a joint's channels say it is; nothing if it has none that do. */
function placeOf({ channels }: BvhJoint, frame: Float32Array, start: number): Vec3 | undefined {
  if (channels.every(isRotation)) return undefined;
  const along = (axis: string): number => {
    const at = channels.findIndex((name) => !isRotation(name) && axisOf(name) === axis);
    return at < 0 ? 0 : (frame[start + at] ?? 0);
  };
  return [along('x'), along('y'), along('z')];
}

const isRotation = (channel: string): boolean => channel.toLowerCase().endsWith('rotation');
const axisOf = (channel: string): string => channel.charAt(0).toLowerCase();
