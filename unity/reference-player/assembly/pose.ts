import { MAX_JOINTS, jointCount } from './skeleton';
import { duration, frameCount, frameRoot, frameRotation, framesPerSecond, loops } from './clip';
import { slerp } from './quaternion';
import { disturb } from './noise';
import { filterRotations } from './one-euro';

/** Seconds that a change of clip takes to blend in. */
const BLEND_SECONDS: f32 = 0.3;

/** The pose on show: a local rotation a joint. */
export const rotations = new StaticArray<f32>(MAX_JOINTS * 4);
/** The root's translation within the clip's own space, in metres. */
export const root = new StaticArray<f32>(3);

const before = new StaticArray<f32>(4);
const after = new StaticArray<f32>(4);
const blendFrom = new StaticArray<f32>(MAX_JOINTS * 4);
let blendHeight: f32 = 0;
let blendLeft: f32 = 0;

let noise: f32 = 0;
let smooth: bool = false;

/** Standard deviation of the noise on every joint, in radians. */
export function setNoise(deviation: f32): void {
  noise = max<f32>(0, deviation);
}

export function setSmoothing(on: bool): void {
  smooth = on;
}

/** Keeps the pose on show, so that the next clip grows out of it. Only for clips of the same skeleton. */
export function beginBlend(): void {
  memory.copy(changetype<usize>(blendFrom), changetype<usize>(rotations), <usize>(jointCount * 16));
  blendHeight = root[1];
  blendLeft = BLEND_SECONDS;
}

export function cancelBlend(): void {
  blendLeft = 0;
}

/** Poses the skeleton as the clip has it at `time` seconds. `dt` drives the filter and the blend. */
export function samplePose(time: f32, dt: f32): void {
  if (frameCount == 0) return;
  const position = time * framesPerSecond;
  const last = frameCount - 1;
  const first = min<i32>(<i32>Mathf.floor(position), last);
  const next = min<i32>(first + 1, last);
  const t: f32 = position - <f32>first;
  const pose = changetype<usize>(rotations);
  for (let joint = 0; joint < jointCount; joint++) {
    sampleRotation(pose + <usize>(joint * 16), first, next, joint, t);
  }
  const a = frameRoot(first), b = frameRoot(next);
  for (let axis: usize = 0; axis < 12; axis += 4) {
    const from = load<f32>(a + axis);
    store<f32>(changetype<usize>(root) + axis, from + (load<f32>(b + axis) - from) * t);
  }
  if (smooth) filterRotations(pose, jointCount, dt);
  if (blendLeft > 0) blend(pose, dt);
}

function sampleRotation(out: usize, first: i32, next: i32, joint: i32, t: f32): void {
  const a = frameRotation(first, joint), b = frameRotation(next, joint);
  if (noise == 0) return slerp(out, a, b, t);
  const p = changetype<usize>(before), q = changetype<usize>(after);
  memory.copy(p, a, 16);
  memory.copy(q, b, 16);
  // The last frame of a loop is the first one seen again: it must carry the same noise.
  const wrap = loops ? max(frameCount - 1, 1) : frameCount;
  disturb(p, first % wrap, joint, noise);
  disturb(q, next % wrap, joint, noise);
  slerp(out, p, q, t);
}

function blend(pose: usize, dt: f32): void {
  blendLeft = max<f32>(0, blendLeft - dt);
  const x: f32 = 1 - blendLeft / BLEND_SECONDS;
  const weight: f32 = x * x * (3 - 2 * x);
  const from = changetype<usize>(blendFrom);
  for (let i = 0; i < jointCount; i++) {
    const at = <usize>(i * 16);
    slerp(pose + at, from + at, pose + at, weight);
  }
  root[1] = blendHeight + (root[1] - blendHeight) * weight;
}

/** Length of the clip in seconds, never 0. */
export function span(): f32 {
  return max<f32>(duration(), 1 / framesPerSecond);
}
