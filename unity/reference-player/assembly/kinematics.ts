import { MAX_JOINTS, inverseBind, jointCount, offsets, parents } from './skeleton';
import { multiply } from './quaternion';
import { root, rotations } from './pose';

/** World position of each joint, in metres. */
export const positions = new StaticArray<f32>(MAX_JOINTS * 3);
/** World rotation of each joint. */
export const orientations = new StaticArray<f32>(MAX_JOINTS * 4);
/** World transform of each joint times its inverse bind matrix: 3 rows of 4, for the vertex shader. */
export const palette = new StaticArray<f32>(MAX_JOINTS * 12);

const matrix = new StaticArray<f32>(9);

/** Forward kinematics: joints from root to leaf, displaced by (x, z) on the ground. */
export function solve(x: f32, z: f32): void {
  for (let joint = 0; joint < jointCount; joint++) {
    const parent = parents[joint];
    const local = changetype<usize>(rotations) + <usize>(joint * 16);
    const world = changetype<usize>(orientations) + <usize>(joint * 16);
    const at = joint * 3;
    if (parent < 0) {
      memory.copy(world, local, 16);
      positions[at] = root[0] + x;
      positions[at + 1] = root[1];
      positions[at + 2] = root[2] + z;
    } else {
      const above = changetype<usize>(orientations) + <usize>(parent * 16);
      multiply(world, above, local);
      toMatrix(above);
      for (let row = 0; row < 3; row++) {
        positions[at + row] =
          positions[parent * 3 + row] +
          matrix[row * 3] * offsets[at] +
          matrix[row * 3 + 1] * offsets[at + 1] +
          matrix[row * 3 + 2] * offsets[at + 2];
      }
    }
    toMatrix(world);
    writePalette(joint);
  }
}

/** Height in metres of a point given in the space of a joint, after {@link solve}. */
export function heightOf(joint: i32, x: f32, y: f32, z: f32): f32 {
  toMatrix(changetype<usize>(orientations) + <usize>(joint * 16));
  return positions[joint * 3 + 1] + matrix[3] * x + matrix[4] * y + matrix[5] * z;
}

function toMatrix(q: usize): void {
  const x = load<f32>(q), y = load<f32>(q, 4), z = load<f32>(q, 8), w = load<f32>(q, 12);
  matrix[0] = 1 - 2 * (y * y + z * z);
  matrix[1] = 2 * (x * y - z * w);
  matrix[2] = 2 * (x * z + y * w);
  matrix[3] = 2 * (x * y + z * w);
  matrix[4] = 1 - 2 * (x * x + z * z);
  matrix[5] = 2 * (y * z - x * w);
  matrix[6] = 2 * (x * z - y * w);
  matrix[7] = 2 * (y * z + x * w);
  matrix[8] = 1 - 2 * (x * x + y * y);
}

function writePalette(joint: i32): void {
  const bind = joint * 12;
  for (let row = 0; row < 3; row++) {
    const a = matrix[row * 3], b = matrix[row * 3 + 1], c = matrix[row * 3 + 2];
    for (let column = 0; column < 4; column++) {
      palette[bind + row * 4 + column] =
        a * inverseBind[bind + column] +
        b * inverseBind[bind + 4 + column] +
        c * inverseBind[bind + 8 + column] +
        (column == 3 ? positions[joint * 3 + row] : 0);
    }
  }
}
