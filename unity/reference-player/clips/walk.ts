import { harmonics, periodic } from './curve.ts';
import { walkCycle } from './gait.ts';

/**
 * Walking at a natural cadence. Hip and knee: six harmonics through values rounded after the normative curves of
 * Winter (2009), *Biomechanics and Motor Control of Human Movement*, and Perry and Burnfield (2010), *Gait Analysis*.
 * Pelvis, trunk and arms: amplitudes after Perry and Burnfield, first harmonic only.
 */
export const walk = walkCycle({
  name: 'walk',
  fps: 40,
  frames: 44,
  toeOff: 0.61,
  hipFlexion: harmonics(
    [
      [0, 24],
      [10, 20],
      [20, 11],
      [30, 2],
      [40, -5],
      [50, -10],
      [54, -10.5],
      [60, -7],
      [70, 9],
      [80, 21],
      [87, 25.5],
      [94, 25],
    ],
    6,
  ),
  kneeFlexion: harmonics(
    [
      [0, 5],
      [7, 12],
      [14, 17],
      [22, 14],
      [30, 9],
      [40, 6],
      [48, 11],
      [54, 22],
      [61, 40],
      [67, 56],
      [72, 62],
      [79, 53],
      [88, 23],
      [95, 5],
    ],
    6,
  ),
  footPitch: periodic([
    [0, 20],
    [4, 10],
    [9, 0],
    [12, 0],
    [32, 0],
    [40, -6],
    [48, -18],
    [55, -38],
    [61, -58],
    [66, -64],
    [72, -57],
    [80, -34],
    [88, -3],
    [94, 15],
  ]),
  toeOut: 6,
  halfStepWidth: 0.058,
  pelvis: { tilt: 3, turn: 5, list: 4, sway: 0.02 },
  trunk: { lean: 2.5, turn: 5 },
  arm: { flexion: 3, swing: 21, abduction: 7, inward: 12, elbow: 24, elbowSwing: 11 },
});
