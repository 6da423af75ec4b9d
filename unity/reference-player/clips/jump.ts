import type { Knots } from './curve.ts';
import { plantedClip } from './planted.ts';

const SECONDS = 2.6;
const GRAVITY = 9.81;
/** Percent of the clip at which the feet leave the ground and come down again: half a second of flight. */
const TAKE_OFF = 47;
const LANDING = TAKE_OFF + (0.5 / SECONDS) * 100;
const TAKE_OFF_HEIGHT = 1.008;

/** Height over the take-off height: a throw. */
function rise(percent: number): number {
  const time = ((percent - TAKE_OFF) / 100) * SECONDS;
  return (GRAVITY / 2) * time * (0.5 - time);
}

const flight = Array.from({ length: 9 }, (_, index) => TAKE_OFF + ((LANDING - TAKE_OFF) * index) / 8);
// Close to the ground the body already (or still) moves as fast as in the air.
const push: Knots = [TAKE_OFF - 2.5, TAKE_OFF - 1.2].map((at) => [at, TAKE_OFF_HEIGHT + rise(at)] as const);
const brake: Knots = [LANDING + 1.2, LANDING + 2.5].map((at) => [at, TAKE_OFF_HEIGHT + rise(at)] as const);

/** A countermovement jump with an arm swing; the centre flies 0.31 m high. */
export const jump = plantedClip('jump', 40, SECONDS, {
  height: [
    [0, 0.957],
    [10, 0.957],
    [33, 0.66],
    [36, 0.66],
    ...push,
    ...flight.map((at) => [at, TAKE_OFF_HEIGHT + rise(at)] as const),
    ...brake,
    [78, 0.73],
    [92, 0.95],
    [96, 0.957],
  ],
  forward: [
    [0, 0],
    [10, 0],
    [34, -0.14],
    [46, 0.03],
    [66, 0.0],
    [76, -0.1],
    [94, 0],
  ],
  tilt: [
    [0, 2],
    [10, 2],
    [34, 36],
    [47, -2],
    [66, 6],
    [77, 26],
    [95, 2],
  ],
  bend: [
    [0, 0],
    [10, 0],
    [34, 24],
    [47, -8],
    [57, -4],
    [67, 8],
    [77, 16],
    [95, 0],
  ],
  nod: [
    [0, 0],
    [34, -30],
    [47, -8],
    [66, 4],
    [77, -18],
    [95, 0],
  ],
  shoulder: [
    [0, 3],
    [10, 3],
    [31, -52],
    [36, -44],
    [48, 106],
    [56, 112],
    [68, 58],
    [78, 18],
    [95, 3],
  ],
  abduction: [
    [0, 6],
    [33, 12],
    [50, 14],
    [68, 20],
    [95, 6],
  ],
  inward: [
    [0, 14],
    [34, 8],
    [48, -4],
    [60, -4],
    [80, 14],
  ],
  elbow: [
    [0, 14],
    [32, 22],
    [48, 24],
    [58, 18],
    [70, 40],
    [80, 34],
    [95, 14],
  ],
  pitch: [
    [0, 0],
    [38, 0],
    [42, -12],
    [47.4, -46],
    [56, -46],
    [66.2, -34],
    [71, 0],
    [80, 0],
  ],
  lift: [[0, 0], [TAKE_OFF - 0.5, 0], ...flight.map((at) => [at, rise(at)] as const), [LANDING + 0.5, 0]],
});
