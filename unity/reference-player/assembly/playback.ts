import { duration, frameCount, frameRoot, loops } from './clip';
import { cancelBlend, root, samplePose, span } from './pose';
import { resetFilter } from './one-euro';
import { solve } from './kinematics';
import { shiftMarks, trackContacts } from './contact';
import { focus, jumpFocus, updateCamera } from './camera';

/** The world's origin moves back by this many metres (a multiple of the grid) before floats grow coarse. */
const WORLD_SPAN: f32 = 256;

/** Of the pelvis of somebody who stands, in metres. */
const USUAL_HEIGHT: f32 = 0.96;

let time: f32 = 0;
let speed: f32 = 1;
let playing: bool = true;
// How far earlier rounds of looping clips have carried the figure.
let travelX: f32 = 0;
let travelZ: f32 = 0;

/** Where the clip's own origin lies on the ground. */
export function originX(): f32 {
  return travelX;
}

export function originZ(): f32 {
  return travelZ;
}

export function currentTime(): f32 {
  return time;
}

export function setSpeed(factor: f32): void {
  speed = factor;
}

export function setPlaying(on: bool): void {
  playing = on;
}

/** Jumps to a time of the clip, in seconds; the figure stays where it stands. */
export function seek(seconds: f32): void {
  const length = span();
  const before = root[2];
  time = loops ? seconds - Mathf.floor(seconds / length) * length : max<f32>(0, min<f32>(duration(), seconds));
  resetFilter();
  cancelBlend();
  samplePose(time, 0);
  travelZ += before - root[2];
}

/** Starts the clip that was just written, at the place where the figure stands. */
export function startClip(): void {
  const x = root[0] + travelX, z = root[2] + travelZ;
  time = 0;
  resetFilter();
  travelX = x - (frameCount > 0 ? load<f32>(frameRoot(0)) : 0);
  travelZ = z - (frameCount > 0 ? load<f32>(frameRoot(0), 8) : 0);
}

/** One frame: moves time on by `dt` seconds, poses the skeleton, looks for foot contacts, moves the camera. */
export function update(dt: f32, aspect: f32): void {
  if (playing) advance(dt * speed);
  samplePose(time, dt);
  moveOrigin();
  solve(travelX, travelZ);
  trackContacts(playing ? dt : 0);
  updateCamera(root[0] + travelX, root[2] + travelZ, root[1] - USUAL_HEIGHT, dt, aspect);
}

function advance(step: f32): void {
  const length = span();
  time += step;
  if (!loops) {
    time = max<f32>(0, min<f32>(duration(), time));
    return;
  }
  const rounds = Mathf.floor(time / length);
  if (rounds == 0) return;
  time -= rounds * length;
  const first = frameRoot(0), last = frameRoot(frameCount - 1);
  travelX += rounds * (load<f32>(last) - load<f32>(first));
  travelZ += rounds * (load<f32>(last, 8) - load<f32>(first, 8));
}

function moveOrigin(): void {
  if (abs<f32>(root[2] + travelZ) < WORLD_SPAN) return;
  const shift: f32 = root[2] + travelZ > 0 ? -WORLD_SPAN : WORLD_SPAN;
  travelZ += shift;
  jumpFocus(focus[0], focus[1] + shift);
  shiftMarks(shift);
}
