/**
 * Level walking at a natural pace, as sagittal joint angles over one gait cycle: heel strike to the next heel
 * strike of the same foot. Degrees; flexion and dorsiflexion are positive. The samples, one at each 5 % of the
 * cycle, are rounded from the normative curves of Winter, "Biomechanics and Motor Control of Human Movement".
 */
const SAMPLES = {
  hip: [28, 27, 25, 21, 15, 9, 4, -1, -5, -8, -10, -9, -3, 6, 16, 24, 30, 33, 33, 30],
  knee: [5, 11, 17, 19, 18, 15, 11, 8, 6, 7, 12, 22, 37, 52, 61, 60, 50, 34, 16, 5],
  ankle: [0, -4, -4, 0, 3, 5, 7, 8, 10, 10, 6, -6, -16, -17, -10, -3, 1, 2, 1, 0],
} as const;

export type Joint = keyof typeof SAMPLES;

/** The share of the cycle in which the foot is on the ground. */
export const STANCE = 0.61;

/**
 * @param phase of that leg, in cycles: 0 and 1 are heel strikes. Any real number.
 * @returns the joint's angle in degrees, on a periodic cubic (Catmull–Rom) through the samples.
 */
export function jointAngle(joint: Joint, phase: number): number {
  const samples = SAMPLES[joint];
  const count = samples.length;
  const position = (phase - Math.floor(phase)) * count;
  const index = Math.floor(position);
  const t = position - index;
  const at = (offset: number): number => samples[(index + offset + count) % count] ?? 0;
  const [a, b, c, d] = [at(-1), at(0), at(1), at(2)];
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
