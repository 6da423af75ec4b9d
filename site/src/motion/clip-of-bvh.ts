import type { Clip } from 'reference-player/clips/clip.ts';
import { about, multiply, type Quaternion, rotate } from 'reference-player/clips/quaternion.ts';
import { SKELETON } from 'reference-player/clips/skeleton.ts';
import { add, scale, type Vec3 } from 'reference-player/clips/vector.ts';
import { humanoidNames } from './joint-names.ts';
import type { Bvh } from './parse-bvh.ts';

/** What the player can hold (its README), and what a page can hand over without a pause. */
const MAX_JOINTS = 64;
const MAX_FRAMES = 6000;
const MAX_FPS = 60;
const STATURE = 1.75;
/** How far from the ground the lowest joint of a figure that stands on it may be, in metres: feet are thicker than joints. */
const DEEPEST_JOINT = 0.03;
const HIGHEST_SOLE = 0.12;

const AXES: Record<string, Vec3> = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] };

/** A clip, and what of the file it does not hold, in words. */
export interface ConvertedClip {
  clip: Clip;
  notes: string[];
}

/**
 * A BVH file as a clip: metres, standing on the ground at the origin, with the joints' names as the player knows them.
 *
 * Files give no unit. A skeleton between 0.5 and 2.5 high is taken as one in metres, one between 50 and 250 in centimetres, and
 * any other is scaled to a stature of 1.75 m.
 */
export function clipOfBvh(bvh: Bvh, name: string): ConvertedClip {
  if (bvh.frames.length === 0) throw new Error('The file has a skeleton, but no frames.');
  const notes: string[] = [];
  const all = realJoints(bvh);
  const kept = inFigureOrder(bvh, fewerJoints(bvh, all));
  if (kept.length < all.length) notes.push(`${all.length - kept.length} joints of fingers or ends left out`);
  const joints = kept.map((index) => bvh.joints[index]).filter((joint) => joint !== undefined);
  const size = unitOf(bvh);
  const step = stepOf(bvh);
  const picked = bvh.frames.filter((_, index) => index % step === 0).slice(0, MAX_FRAMES);
  const fps = 1 / (bvh.frameTime * step);
  if (picked.length * step < bvh.frames.length)
    notes.push(`the first ${Math.round(picked.length / fps)} seconds of it`);

  const poses = picked.map((frame) => poseOf(bvh, frame, size));
  const [first] = poses;
  const ground = lowest(bvh, poses, size);
  const isOnGround = ground > -DEEPEST_JOINT && ground < HIGHEST_SOLE;
  const shift: Vec3 = [-(first?.root[0] ?? 0), isOnGround ? 0 : -ground, -(first?.root[2] ?? 0)];
  const clip: Clip = {
    format: 'realmotion.clip',
    version: 1,
    name,
    fps: Number(fps.toFixed(4)),
    loop: true,
    joints: humanoidNames(joints.map((joint) => joint.name)),
    parents: joints.map(({ parent }) => kept.indexOf(parent)),
    offsets: joints.map(({ offset }) => scale(offset, size).map(round)),
    frames: poses.map(({ root, rotations }) => ({
      root: add(root, shift).map(round),
      rotations: kept.map((index) => (rotations[index] ?? [0, 0, 0, 1]).map(round)),
    })),
  };
  return { clip, notes };
}

/** All joints but the end sites that lie on their joint, which is a way to write that there is none. */
function realJoints({ joints }: Bvh): number[] {
  const parents = new Set(joints.map(({ parent }) => parent));
  return joints.flatMap(({ channels, offset }, index) => {
    const isReal = channels.length > 0 || parents.has(index) || offset.some(Boolean);
    return isReal ? [index] : [];
  });
}

/** As many joints as the player takes: those that most hangs from. Parents stay before their children. */
function fewerJoints({ joints }: Bvh, all: readonly number[]): number[] {
  const kept = [...all];
  const length = (index: number): number => Math.hypot(...(joints[index]?.offset ?? []));
  while (kept.length > MAX_JOINTS) {
    const parents = new Set(kept.map((index) => joints[index]?.parent));
    const leaves = kept.filter((index) => !parents.has(index));
    const smallest = leaves.reduce((least, leaf) => (length(leaf) < length(least) ? leaf : least));
    kept.splice(kept.indexOf(smallest), 1);
  }
  return kept;
}

/** A skeleton of the player's own joints goes in the player's own order, so that it is dressed in the player's own body. */
function inFigureOrder({ joints }: Bvh, kept: number[]): number[] {
  const names = humanoidNames(kept.map((index) => joints[index]?.name ?? ''));
  const places = names.map((name) => SKELETON.findIndex((joint) => joint.name === name));
  if (kept.length !== SKELETON.length || places.includes(-1)) return kept;
  return SKELETON.flatMap((_, place) => kept[places.indexOf(place)] ?? []);
}

/** What a length of the file is multiplied with to be metres. */
function unitOf({ joints }: Bvh): number {
  const heights: number[] = [];
  for (const { parent, offset } of joints)
    heights.push((heights[parent] ?? 0) + (parent < 0 ? 0 : offset[1]));
  const height = Math.max(...heights) - Math.min(...heights);
  if (height >= 0.5 && height <= 2.5) return 1;
  if (height >= 50 && height <= 250) return 0.01;
  return height > 0 ? STATURE / height : 1;
}

/** Every how many frames one is taken. */
function stepOf({ frameTime, frames }: Bvh): number {
  const step = Math.max(1, Math.round(1 / (frameTime * MAX_FPS)));
  const isLong = frames.length / step > MAX_FRAMES;
  return isLong ? Math.max(step, Math.round(1 / (frameTime * (MAX_FPS / 2)))) : step;
}

interface BvhPose {
  root: Vec3;
  rotations: Quaternion[];
}

function poseOf({ joints }: Bvh, frame: Float32Array, size: number): BvhPose {
  let root: Vec3 = joints[0]?.offset ?? [0, 0, 0];
  let channel = 0;
  const rotations = joints.map(({ channels }, index) => {
    const moved = { x: 0, y: 0, z: 0 };
    let rotation: Quaternion = [0, 0, 0, 1];
    for (const name of channels) {
      const value = frame[channel++] ?? 0;
      const axis = name.charAt(0).toLowerCase();
      if (name.toLowerCase().endsWith('rotation'))
        rotation = multiply(rotation, about(AXES[axis] ?? [1, 0, 0], value));
      else if (axis === 'x' || axis === 'y' || axis === 'z') moved[axis] = value;
    }
    if (index === 0 && channels.some((name) => /position$/i.test(name))) root = [moved.x, moved.y, moved.z];
    return rotation;
  });
  return { root: scale(root, size), rotations };
}

/** The height of the lowest joint over some of the frames: where the ground is. */
function lowest({ joints }: Bvh, poses: readonly BvhPose[], size: number): number {
  const every = Math.max(1, Math.floor(poses.length / 50));
  let least = Number.POSITIVE_INFINITY;
  for (const { root, rotations } of poses.filter((_, index) => index % every === 0)) {
    const positions: Vec3[] = [];
    const directions: Quaternion[] = [];
    for (const [index, { parent, offset }] of joints.entries()) {
      const above = directions[parent];
      const from = positions[parent];
      const local = rotations[index] ?? [0, 0, 0, 1];
      positions.push(above && from ? add(from, rotate(above, scale(offset, size))) : root);
      directions.push(above ? multiply(above, local) : local);
      least = Math.min(least, positions[index]?.[1] ?? least);
    }
  }
  return Number.isFinite(least) ? least : 0;
}

/** A tenth of a millimetre, and about 0.01 degrees. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
