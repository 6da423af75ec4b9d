import { about, conjugate, multiply, type Quaternion, rotate } from 'reference-player/clips/quaternion.ts';
import { scale, type Vec3 } from 'reference-player/clips/vector.ts';
import { type BvhPose, positionsOf, restPose } from './bvh-pose.ts';
import type { Bvh } from './parse-bvh.ts';

/** Metres, where the file's own unit cannot be told. */
const STATURE = 1.75;

/**
 * Units of files, and the heights that figures have in them. 50 to 85 could be a small child in centimetres as well, which is
 * rarer than an adult in inches.
 */
const UNITS = [
  { name: 'metres', size: 1, from: 0.5, to: 2.5 },
  { name: 'inches', size: 0.0254, from: 50, to: 85 },
  { name: 'centimetres', size: 0.01, from: 85, to: 250 },
  { name: 'millimetres', size: 0.001, from: 500, to: 2500 },
] as const;

const UPRIGHT = about([1, 0, 0], -90);

/** What a file does not say of its space: how long its unit is, and which of its axes goes up. */
export interface BvhSpace {
  /** What a length of the file is multiplied with to be metres. */
  size: number;
  /** Turns the file's space so that y is up. */
  turn: Quaternion;
  /** What was guessed otherwise than most files would have it, in words. */
  notes: readonly string[];
}

/**
 * Guesses the space of a file from the height of its figure, and from the direction in which it stands.
 *
 * @param seen where the joints are in some poses of the file.
 */
export function spaceOf(bvh: Bvh, seen: readonly Vec3[][]): BvhSpace {
  const rest = extentOf(positionsOf(bvh, restPose(bvh)));
  const extents = seen.map(extentOf);
  // Somebody who lies down is long in z as well, but not at rest; bones along one axis are, but not in motion. Blender's z is up.
  const isTurned = rest[2] > rest[1] && median(extents.map(([, y, z]) => z - y)) > 0;
  // The tallest, because a figure may sit most of the time.
  const height = Math.max(...[rest, ...extents].map((extent) => extent[isTurned ? 2 : 1]));
  const unit = UNITS.find(({ from, to }) => height >= from && height < to);
  const notes = isTurned ? ['turned so that its z axis is up'] : [];
  if (!unit) notes.push(`scaled to a height of ${STATURE} m`);
  else if (unit.name === 'inches' || unit.name === 'millimetres') notes.push(`lengths read as ${unit.name}`);
  return {
    size: unit?.size ?? (height > 0 ? STATURE / height : 1),
    turn: isTurned ? UPRIGHT : [0, 0, 0, 1],
    notes,
  };
}

/** A pose of a file in metres, with y up. Every joint's own axes turn along, so that flexion stays a rotation about x. */
export function inSpace({ root, rotations }: BvhPose, { size, turn }: BvhSpace): BvhPose {
  const back = conjugate(turn);
  return {
    root: scale(rotate(turn, root), size),
    rotations: rotations.map((rotation) => multiply(multiply(turn, rotation), back)),
  };
}

/** How far positions lie apart along each axis. */
function extentOf(positions: readonly Vec3[]): Vec3 {
  const along = (axis: 0 | 1 | 2): number => {
    const values = positions.map((position) => position[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return [along(0), along(1), along(2)];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
