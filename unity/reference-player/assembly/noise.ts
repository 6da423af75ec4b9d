import { multiply, normalize } from './quaternion';

const rotation = new StaticArray<f32>(4);

/** A well mixed 32-bit hash, so that a frame of a clip carries the same noise every time it is shown. */
function hash(value: u32): u32 {
  value ^= value >> 16;
  value *= 0x7feb352d;
  value ^= value >> 15;
  value *= 0x846ca68b;
  return value ^ (value >> 16);
}

/** Nearly normal with unit variance: the sum of four uniforms. */
function gaussian(seed: u32): f32 {
  let sum: f32 = 0;
  for (let i: u32 = 0; i < 4; i++) sum += <f32>hash(seed * 4 + i) / <f32>4294967296.0 - 0.5;
  return sum * Mathf.sqrt(3);
}

/** Turns the rotation at `out` about a random axis, as a noisy joint-angle sensor would. Radians. */
export function disturb(out: usize, frame: i32, joint: i32, deviation: f32): void {
  const seed = <u32>(frame * 64 + joint) * 3;
  const half: f32 = 0.5 * deviation;
  const q = changetype<usize>(rotation);
  store<f32>(q, gaussian(seed) * half);
  store<f32>(q, gaussian(seed + 1) * half, 4);
  store<f32>(q, gaussian(seed + 2) * half, 8);
  store<f32>(q, 1, 12);
  normalize(q);
  multiply(out, out, q);
}
