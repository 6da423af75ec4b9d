import { harmonics, periodic } from './curve.ts';
import { walkCycle } from './gait.ts';

/**
 * Running at about 3 m/s with 170 steps a minute. Hip and knee: six harmonics through values rounded after Novacheck
 * (1998), "The biomechanics of running", Gait & Posture 7, figures 5 to 7; the flight phase is ballistic.
 */
export const run = walkCycle({
  name: 'run',
  fps: 60,
  frames: 42,
  toeOff: 0.38,
  hipFlexion: harmonics(
    [
      [0, 36],
      [8, 33],
      [18, 18],
      [28, 2],
      [38, -8],
      [44, -6],
      [54, 12],
      [64, 36],
      [74, 52],
      [82, 56],
      [91, 46],
    ],
    6,
  ),
  kneeFlexion: harmonics(
    [
      [0, 20],
      [8, 36],
      [15, 43],
      [24, 34],
      [33, 20],
      [38, 19],
      [46, 42],
      [56, 82],
      [64, 98],
      [72, 92],
      [82, 55],
      [91, 24],
      [96, 18],
    ],
    6,
  ),
  footPitch: periodic([
    [0, 9],
    [4, 1],
    [7, 0],
    [18, 0],
    [24, -12],
    [32, -42],
    [38, -62],
    [46, -86],
    [56, -98],
    [66, -78],
    [76, -44],
    [86, -10],
    [94, 8],
  ]),
  toeOut: 4,
  halfStepWidth: 0.035,
  pelvis: { tilt: 8, turn: 7, list: 4, sway: 0.008 },
  trunk: { lean: 9, turn: 11 },
  arm: { flexion: -6, swing: 32, abduction: 11, inward: 26, elbow: 92, elbowSwing: 12 },
});
