/** A colour as linear red, green, blue from 0 to 1. */
export type Rgb = readonly [number, number, number];

/** What `SetColors` sets; each a CSS colour. */
export const COLOR_NAMES = ['background', 'body', 'accent', 'ground', 'grid', 'rim', 'text'] as const;
export type ColorName = (typeof COLOR_NAMES)[number];

export interface Theme {
  readonly colors: Readonly<Record<ColorName, Rgb>>;
  /** Whether the page shows through where nothing is drawn (`background: "transparent"`). */
  readonly transparent: boolean;
}

const PRESETS = {
  light: {
    background: '#f4f5f7',
    body: '#c9cfd9',
    accent: '#ff5a2b',
    ground: '#e9ebef',
    grid: '#b4bcc8',
    rim: '#ffffff',
    text: '#5b6472',
  },
  dark: {
    background: '#0e1116',
    body: '#bcc5d3',
    accent: '#ff6b3d',
    ground: '#171b22',
    grid: '#39414d',
    rim: '#a9caff',
    text: '#8b95a5',
  },
} as const satisfies Record<string, Record<ColorName, string>>;

/** A preset by name; undefined for a name that is none. */
export function themeNamed(name: string): Theme | undefined {
  if (name !== 'light' && name !== 'dark') return undefined;
  return withColors({ colors: { ...BLACK }, transparent: false }, PRESETS[name]);
}

/** A theme with some colours replaced. Throws for a name or a colour that is none. */
export function withColors(theme: Theme, changes: Readonly<Record<string, unknown>>): Theme {
  const colors = { ...theme.colors };
  let { transparent } = theme;
  for (const [name, value] of Object.entries(changes)) {
    if (!isColorName(name))
      throw new Error(`"${name}" is no colour of the player; there are ${COLOR_NAMES.join(', ')}.`);
    if (name === 'background') transparent = value === 'transparent';
    if (value !== 'transparent') colors[name] = parseColor(value, name);
  }
  return { colors, transparent };
}

const BLACK: Readonly<Record<ColorName, Rgb>> = {
  background: [0, 0, 0],
  body: [0, 0, 0],
  accent: [0, 0, 0],
  ground: [0, 0, 0],
  grid: [0, 0, 0],
  rim: [0, 0, 0],
  text: [0, 0, 0],
};

const isColorName = (name: string): name is ColorName => COLOR_NAMES.some((known) => known === name);

function parseColor(value: unknown, name: string): Rgb {
  const match = typeof value === 'string' ? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(value) : null;
  if (!match) throw new Error(`The colour "${name}" is ${JSON.stringify(value)}; write it as "#rrggbb".`);
  const [red, green, blue] = match.slice(1).map((pair) => toLinear(Number.parseInt(pair, 16) / 255));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
