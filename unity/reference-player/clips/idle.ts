import { plantedClip } from './planted.ts';

/** Standing at ease: slow breath, the weight going from one foot to the other. */
export const idle = plantedClip('idle', 12, 6, {
  height: [
    [0, 0.958],
    [20, 0.961],
    [45, 0.957],
    [70, 0.961],
  ],
  sway: [
    [0, 0.012],
    [50, -0.012],
  ],
  turn: [
    [0, 1.5],
    [50, -1.5],
  ],
  bend: [
    [0, 1],
    [20, -1.2],
    [45, 1],
    [70, -1.2],
  ],
  nod: [
    [0, 2],
    [30, 4],
    [60, 1],
  ],
  shoulder: [
    [0, 2],
    [20, 4],
    [45, 2],
    [70, 4],
  ],
  abduction: [
    [0, 6],
    [20, 7.5],
    [45, 6],
    [70, 7.5],
  ],
});
