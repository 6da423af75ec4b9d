import type { Rgb } from '../color.ts';

const colorNames = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** The 16 named colours as backgrounds, and wherever a colour must be known as a value; JupyterLab's. */
export const namedColors: readonly Rgb[] = [
  [62, 66, 78],
  [231, 92, 88],
  [0, 162, 80],
  [221, 182, 43],
  [32, 143, 251],
  [209, 96, 196],
  [96, 198, 200],
  [197, 193, 180],
  [40, 44, 54],
  [178, 43, 49],
  [0, 116, 39],
  [178, 125, 18],
  [0, 101, 202],
  [160, 55, 150],
  [37, 143, 143],
  [161, 166, 178],
];

/** Class of a named colour as text: `ansi-red-fg`, `ansi-red-intense-fg`. */
export function colorClass(index: number): string {
  return `ansi-${colorNames[index % 8]}${index >= 8 ? '-intense' : ''}-fg`;
}
