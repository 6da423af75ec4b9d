import type { Clip } from 'reference-player/clips/clip.ts';
import { rotate } from 'reference-player/clips/quaternion.ts';
import { SKELETON } from 'reference-player/clips/skeleton.ts';
import { add, scale, type Vec3 } from 'reference-player/clips/vector.ts';
import { type BvhPose, poseOf, positionsOf, withSeenOffsets } from './bvh-pose.ts';
import { type BvhSpace, inSpace, spaceOf } from './bvh-space.ts';
import { humanoidNames } from './joint-names.ts';
import type { Bvh } from './parse-bvh.ts';

/** What the player can hold (its README), and what a page can hand over without a pause. */
const MAX_JOINTS = 64;
const MAX_FRAMES = 6000;
const MAX_FPS = 60;
/** How far from the ground the lowest joint of a figure that stands on it may be, in metres: feet are thicker than joints. */
const DEEPEST_JOINT = 0.03;
const HIGHEST_SOLE = 0.12;

/** A clip, and how it differs from the file, in words. */
export interface ConvertedClip {
  clip: Clip;
  notes: string[];
}

/**
 * A BVH file as a clip: metres, standing on the ground at the origin, with the joints' names as the player knows them.
 *
 * Files say neither their unit nor which way is up; see {@link spaceOf}.
 */
export function clipOfBvh(file: Bvh, name: string): ConvertedClip {
  if (file.frames.length === 0) throw new Error('The file has a skeleton, but no frames.');
  const bvh = withSeenOffsets(file);
  const notes: string[] = [];
  const all = realJoints(bvh);
  const kept = inFigureOrder(bvh, fewerJoints(bvh, all));
  if (kept.length < all.length) notes.push(`${all.length - kept.length} joints of fingers or ends left out`);
  const joints = kept.map((index) => bvh.joints[index]).filter((joint) => joint !== undefined);
  const step = stepOf(bvh);
  const picked = bvh.frames.filter((_, index) => index % step === 0).slice(0, MAX_FRAMES);
  const fps = 1 / (bvh.frameTime * step);
  if (picked.length * step < bvh.frames.length)
    notes.push(`the first ${Math.round(picked.length / fps)} seconds of it`);

  const asWritten = picked.map((frame) => poseOf(bvh, frame));
  const seen = sample(asWritten).map((pose) => positionsOf(bvh, pose));
  const space = spaceOf(bvh, seen);
  const poses = asWritten.map((pose) => inSpace(pose, space));
  const [first] = poses;
  const ground = lowest(seen, space);
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
    offsets: joints.map(({ offset }) => scale(rotate(space.turn, offset), space.size).map(round)),
    frames: poses.map(({ root, rotations }) => ({
      root: add(root, shift).map(round),
      rotations: kept.map((index) => (rotations[index] ?? [0, 0, 0, 1]).map(round)),
    })),
  };
  return { clip, notes: [...notes, ...space.notes] };
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

/** Every how many frames one is taken. */
function stepOf({ frameTime, frames }: Bvh): number {
  const step = Math.max(1, Math.round(1 / (frameTime * MAX_FPS)));
  const isLong = frames.length / step > MAX_FRAMES;
  return isLong ? Math.max(step, Math.round(1 / (frameTime * (MAX_FPS / 2)))) : step;
}

/** The height in metres of the lowest joint over some poses, given by where their joints are: where the ground is. */
function lowest(seen: readonly Vec3[][], { size, turn }: BvhSpace): number {
  const heights = seen.flat().map((place) => rotate(turn, place)[1] * size);
  return heights.reduce((least, height) => Math.min(least, height), Number.POSITIVE_INFINITY);
}

/** Some fifty poses, from the first to the last. */
function sample(poses: readonly BvhPose[]): BvhPose[] {
  const every = Math.max(1, Math.floor(poses.length / 50));
  return poses.filter((_, index) => index % every === 0);
}

/** A tenth of a millimetre, and about 0.01 degrees. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
