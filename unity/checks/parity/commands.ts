/** What both players are told: the commands of `Program.cs`. */
export type Command = readonly [
  name: 'clip' | 'speed' | 'noise' | 'smooth' | 'seek' | 'step',
  value: string | number,
];

const FRAME = 1 / 60;

/** Steps at 60 frames a second. */
const steps = (seconds: number): Command[] => Array(Math.round(seconds / FRAME)).fill(['step', FRAME]);

/** A minute in the life of a player, that everything that moves a joint has a part in. */
export const SCENARIO: readonly Command[] = [
  ['clip', 'walk'],
  ...steps(3),
  ['clip', 'run'],
  ...steps(2),
  ['speed', -1.5],
  ...steps(2),
  ['speed', 1],
  ['clip', 'sit'],
  ...steps(2),
  ['seek', 0.4],
  ...steps(0.5),
  ['noise', 0.08],
  ...steps(1),
  ['smooth', 1],
  ...steps(2),
  ['clip', 'jump'],
  ...steps(2),
  ['noise', 0],
  ['clip', 'idle'],
  ['seek', -1],
  ...steps(1),
  ['clip', 'walk'],
  ['speed', 4],
  ...steps(60),
];
