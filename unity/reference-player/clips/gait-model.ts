import type { Curve } from './curve.ts';

/** A gait as angles over the cycle, in degrees; phase 0 is the strike of the foot in question. */
export interface GaitModel {
  readonly name: string;
  readonly fps: number;
  /** Frames a cycle (two steps). */
  readonly frames: number;
  /** Phase at which the foot leaves the ground. Below 0.5 there is a flight phase. */
  readonly toeOff: number;
  readonly hipFlexion: Curve;
  readonly kneeFlexion: Curve;
  /** Pitch of the foot against the ground, toes up. The ankle's angle follows from it. */
  readonly footPitch: Curve;
  readonly toeOut: number;
  /** Half of the distance between the lines on which the feet land, in metres. */
  readonly halfStepWidth: number;
  readonly pelvis: {
    readonly tilt: number;
    readonly turn: number;
    readonly list: number;
    readonly sway: number;
  };
  readonly trunk: { readonly lean: number; readonly turn: number };
  readonly arm: {
    readonly flexion: number;
    readonly swing: number;
    readonly abduction: number;
    readonly inward: number;
    readonly elbow: number;
    readonly elbowSwing: number;
  };
}
