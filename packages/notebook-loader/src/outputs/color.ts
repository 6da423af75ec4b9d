/** Red, green and blue, each 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** What lies behind text in the two themes; the same values as `--nb-surface` in the stylesheet. */
export const surfaces = { light: [255, 255, 255], dark: [22, 24, 29] } as const satisfies Record<string, Rgb>;

/** Text in the two themes; the same values as `--nb-ink` in the stylesheet. */
export const inks = { light: [26, 28, 33], dark: [228, 230, 235] } as const satisfies Record<string, Rgb>;

const namedColors: Record<string, Rgb> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  red: [255, 0, 0],
  green: [0, 128, 0],
  lime: [0, 255, 0],
  blue: [0, 0, 255],
  navy: [0, 0, 128],
  darkblue: [0, 0, 139],
  darkred: [139, 0, 0],
  darkgreen: [0, 100, 0],
  maroon: [128, 0, 0],
  purple: [128, 0, 128],
  brown: [165, 42, 42],
  orange: [255, 165, 0],
  yellow: [255, 255, 0],
  lightyellow: [255, 255, 224],
  lightgreen: [144, 238, 144],
  lightblue: [173, 216, 230],
  pink: [255, 192, 203],
  cyan: [0, 255, 255],
  magenta: [255, 0, 255],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  lightgray: [211, 211, 211],
  lightgrey: [211, 211, 211],
  darkgray: [169, 169, 169],
  darkgrey: [169, 169, 169],
  silver: [192, 192, 192],
  whitesmoke: [245, 245, 245],
};

/** Reads `#rgb`, `#rrggbb`, `rgb(…)` and common names; `undefined` for other and for transparent colours. */
export function parseColor(value: string): Rgb | undefined {
  const color = value.trim().toLowerCase();
  if (Object.hasOwn(namedColors, color)) return namedColors[color];
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(color);
  if (short) return [hex(short[1], 2), hex(short[2], 2), hex(short[3], 2)];
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(color);
  if (long) return [hex(long[1]), hex(long[2]), hex(long[3])];
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+1(?:\.0*)?)?\s*\)$/.exec(color);
  if (rgb) return [byte(Number(rgb[1])), byte(Number(rgb[2])), byte(Number(rgb[3]))];
  return undefined;
}

function hex(digits = '0', repeat = 1): number {
  return Number.parseInt(digits.repeat(repeat), 16);
}

function byte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

export function toHex(color: Rgb): string {
  return `#${color.map((channel) => byte(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2 contrast ratio, 1–21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** The color itself, or as little as is needed of black or white mixed in to reach a contrast of 4.5 (WCAG AA). */
export function legible(color: Rgb, background: Rgb): Rgb {
  const target: Rgb = luminance(background) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, target, share);
    if (contrast(mixed, background) >= 4.5) return mixed;
  }
  return target;
}

/** The color itself, or as little as is needed of the dark surface mixed in for light text on it to have a contrast of 4.5. */
export function legibleGround(color: Rgb, ink: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, surfaces.dark, share);
    if (contrast(ink, mixed) >= 4.5) return mixed;
  }
  return surfaces.dark;
}

function mix(color: Rgb, other: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2) => byte(color[index] * (1 - share) + other[index] * share);
  return [channel(0), channel(1), channel(2)];
}
