/** Most joints a clip may have; the vertex shader's matrix palette has the same length. */
export const MAX_JOINTS: i32 = 64;

/** How many joints the skeleton in use has. */
export let jointCount: i32 = 0;

/** Parent of each joint, -1 for a root. A parent always comes before its children. */
export const parents = new StaticArray<i32>(MAX_JOINTS);

/** Offset of each joint from its parent at rest, in metres: x left, y up, z forward. */
export const offsets = new StaticArray<f32>(MAX_JOINTS * 3);

/** Inverse bind matrices of the figure's mesh, 3 rows of 4 a joint. */
export const inverseBind = new StaticArray<f32>(MAX_JOINTS * 12);

/** Floats in one frame: a root translation, then a quaternion (x, y, z, w) a joint. */
export function frameStride(): i32 {
  return 3 + 4 * jointCount;
}

export function setJointCount(count: i32): void {
  jointCount = min(count, MAX_JOINTS);
}
