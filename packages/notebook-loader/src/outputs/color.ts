import { rgb } from 'd3-color';

/** Red, green and blue, each 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** What lies behind text in the two themes; the same values as `--nb-surface` in the stylesheet. */
export const surfaces = { light: [255, 255, 255], dark: [22, 24, 29] } as const satisfies Record<string, Rgb>;

/** Text in the two themes; the same values as `--nb-ink` in the stylesheet. */
export const inks = { light: [26, 28, 33], dark: [228, 230, 235] } as const satisfies Record<string, Rgb>;

/** Reads a colour as CSS writes it, in RGB or HSL, by its digits or by its name; `undefined` for other and for transparent ones. */
export function parseColor(value: string): Rgb | undefined {
  const { r, g, b, opacity } = rgb(value.replace(/^\s*(rgb|hsl)a?\(([^()]*)\)/i, withCommas));
  return opacity === 1 && [r, g, b].every(Number.isFinite) ? [byte(r), byte(g), byte(b)] : undefined;
}

/** `rgb(1 2 3 / 1)` → `rgba(1,2,3,1)`, as CSS had it first, and d3 has it still. */
function withCommas(_: string, name: string, list: string): string {
  const values = list.trim().split(/[\s,/]+/);
  return `${name}${values.length > 3 ? 'a' : ''}(${values.join(',')})`;
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
