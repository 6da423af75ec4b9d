import { inverseBind, offsets, parents } from './skeleton';
import { twistX } from './quaternion';
import { rotations } from './pose';
import { palette, positions } from './kinematics';
import { marks } from './contact';
import { eye, focus, lightProjection, viewProjection } from './camera';

export { setJointCount } from './skeleton';
export { duration, reserveClip } from './clip';
export { beginBlend, setNoise, setSmoothing } from './pose';
export { setFeet } from './contact';
export { orbit, setCamera, updateLight } from './camera';
export { currentTime, originX, originZ, seek, setPlaying, setSpeed, startClip, update } from './playback';

/** Angle in degrees that a joint turns about its left-right axis. */
export function sagittalAngle(joint: i32): f32 {
  return (twistX(changetype<usize>(rotations) + <usize>(joint * 16)) * 180) / Mathf.PI;
}

// Addresses of what the page's side reads and writes in place.
export const parentsAddress = changetype<usize>(parents);
export const offsetsAddress = changetype<usize>(offsets);
export const inverseBindAddress = changetype<usize>(inverseBind);
export const rotationsAddress = changetype<usize>(rotations);
export const positionsAddress = changetype<usize>(positions);
export const paletteAddress = changetype<usize>(palette);
export const marksAddress = changetype<usize>(marks);
export const viewProjectionAddress = changetype<usize>(viewProjection);
export const lightProjectionAddress = changetype<usize>(lightProjection);
export const eyeAddress = changetype<usize>(eye);
export const focusAddress = changetype<usize>(focus);
