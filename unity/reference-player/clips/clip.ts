import type { Pose } from './pose.ts';
import { offsetOf, SKELETON } from './skeleton.ts';
import type { Vec3 } from './vector.ts';

/** A motion clip, as `LoadClip` takes it and the `.data` carries it; the README is the reference. */
export interface Clip {
  readonly format: 'realmotion.clip';
  readonly version: 1;
  readonly name: string;
  readonly fps: number;
  /** Whether the last frame repeats the first one (but for a displacement of the root). */
  readonly loop: boolean;
  readonly joints: readonly string[];
  readonly parents: readonly number[];
  /** Metres, right-handed: x left, y up, z forward. */
  readonly offsets: readonly (readonly number[])[];
  /** Middle of the top of a stool that belongs to the motion, in the space of the root. */
  readonly seat?: readonly number[];
  readonly frames: readonly {
    readonly root: readonly number[];
    /** A local quaternion x, y, z, w a joint. */
    readonly rotations: readonly (readonly number[])[];
  }[];
}

/** A clip of the figure's skeleton, rounded to a tenth of a millimetre and about 0.01 degrees. */
export function makeClip(name: string, fps: number, poses: readonly Pose[], seat?: Vec3): Clip {
  const round = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
  return {
    format: 'realmotion.clip',
    version: 1,
    name,
    fps,
    loop: true,
    joints: SKELETON.map((joint) => joint.name),
    parents: SKELETON.map((joint) => joint.parent),
    offsets: SKELETON.map((joint) => offsetOf(joint).map(round)),
    ...(seat && { seat }),
    frames: poses.map((pose) => ({
      root: pose.root.map(round),
      rotations: pose.rotations.map((q) => q.map(round)),
    })),
  };
}
