import { MAX_JOINTS } from './skeleton';
import { angleBetween, slerp } from './quaternion';

// The One Euro filter (Casiez, Roussel and Vogel, CHI 2012) on rotations: a low-pass whose cut-off rises with
// angular speed, so that a resting joint is still and a fast one does not lag.
const MIN_CUTOFF: f32 = 1.6; // Hz
const BETA: f32 = 0.9; // Hz for every rad/s
const SPEED_CUTOFF: f32 = 1.0; // Hz

const filtered = new StaticArray<f32>(MAX_JOINTS * 4);
const speeds = new StaticArray<f32>(MAX_JOINTS);
let primed: bool = false;

function smoothing(cutoff: f32, dt: f32): f32 {
  const r: f32 = 2 * Mathf.PI * cutoff * dt;
  return r / (r + 1);
}

/** Forgets the past, as after a jump in time. */
export function resetFilter(): void {
  primed = false;
}

/** Filters `count` rotations in place, `dt` seconds after the previous ones. */
export function filterRotations(rotations: usize, count: i32, dt: f32): void {
  const past = changetype<usize>(filtered);
  if (!primed || dt <= 0) {
    if (!primed) {
      memory.copy(past, rotations, <usize>(count * 16));
      memory.fill(changetype<usize>(speeds), 0, <usize>(count * 4));
      primed = true;
    }
    memory.copy(rotations, past, <usize>(count * 16));
    return;
  }
  for (let i = 0; i < count; i++) {
    const at = <usize>(i * 16);
    const speed = angleBetween(past + at, rotations + at) / dt;
    speeds[i] += smoothing(SPEED_CUTOFF, dt) * (speed - speeds[i]);
    slerp(past + at, past + at, rotations + at, smoothing(MIN_CUTOFF + BETA * speeds[i], dt));
  }
  memory.copy(rotations, past, <usize>(count * 16));
}
