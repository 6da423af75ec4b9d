import type { MotionClip } from './clip-format.ts';
import type { SkinnedMesh } from './gl/skin.ts';

/** The sculpted body of the `.data`, and the skeleton that it was made for. */
export interface Figure {
  readonly joints: readonly string[];
  readonly offsets: Float32Array;
  readonly inverseBind: Float32Array;
  readonly mesh: SkinnedMesh;
}

/** How far, in metres, a joint's offset may differ for the body to be stretched to it unnoticed. */
const TOLERANCE = 0.03;

/** Whether a clip's skeleton is near enough to the figure's for the body to follow it. */
export function fits(figure: Figure, clip: MotionClip): boolean {
  return (
    figure.joints.length === clip.joints.length &&
    figure.joints.every((name, joint) => name === clip.joints[joint]) &&
    // The root's offset is replaced by its translation.
    figure.offsets.every(
      (value, index) => index < 3 || Math.abs(value - (clip.offsets[index] ?? 0)) < TOLERANCE,
    )
  );
}
