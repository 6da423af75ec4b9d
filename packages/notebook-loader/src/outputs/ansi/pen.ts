import type { Rgb } from '../color.ts';

/** One of the 16 named colours by index, or a colour of its own. */
export type AnsiColor = number | Rgb;

/** How characters look. Pens are never changed: each change makes a new one. */
export interface Pen {
  readonly foreground?: AnsiColor | undefined;
  readonly background?: AnsiColor | undefined;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly inverse?: boolean;
  readonly hidden?: boolean;
  /** http or https address (OSC 8). */
  readonly link?: string | undefined;
}

export const plainPen: Pen = {};

/** Applies the parameters of one SGR sequence (`ESC [ … m`). Unknown ones change nothing. */
export function applySgr(pen: Pen, parameters: string): Pen {
  const codes = parameters === '' ? [0] : parameters.split(/[;:]/).map(Number);
  let next = pen;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const [color, used] = extendedColor(codes, index + 1);
      index += used;
      if (color !== undefined) next = { ...next, [code === 38 ? 'foreground' : 'background']: color };
    } else {
      next = applyCode(next, code);
    }
  }
  return next;
}

function applyCode(pen: Pen, code: number): Pen {
  if (code >= 30 && code <= 37) return { ...pen, foreground: code - 30 };
  if (code >= 90 && code <= 97) return { ...pen, foreground: code - 82 };
  if (code >= 40 && code <= 47) return { ...pen, background: code - 40 };
  if (code >= 100 && code <= 107) return { ...pen, background: code - 92 };
  switch (code) {
    case 0:
      return pen.link === undefined ? plainPen : { link: pen.link };
    case 1:
      return { ...pen, bold: true };
    case 2:
      return { ...pen, dim: true };
    case 3:
      return { ...pen, italic: true };
    case 4:
      return { ...pen, underline: true };
    case 7:
      return { ...pen, inverse: true };
    case 8:
      return { ...pen, hidden: true };
    case 9:
      return { ...pen, strike: true };
    case 21:
    case 22:
      return { ...pen, bold: false, dim: false };
    case 23:
      return { ...pen, italic: false };
    case 24:
      return { ...pen, underline: false };
    case 27:
      return { ...pen, inverse: false };
    case 28:
      return { ...pen, hidden: false };
    case 29:
      return { ...pen, strike: false };
    case 39:
      return { ...pen, foreground: undefined };
    case 49:
      return { ...pen, background: undefined };
    default:
      return pen;
  }
}

/** The colour after `38` or `48`, and how many parameters it took. */
function extendedColor(codes: number[], from: number): [color: AnsiColor | undefined, used: number] {
  if (codes[from] === 5) return [tableColor(codes[from + 1] ?? 0), 2];
  if (codes[from] === 2) {
    const [red = 0, green = 0, blue = 0] = codes
      .slice(from + 1, from + 4)
      .map((value) => Math.min(255, value || 0));
    return [[red, green, blue], 4];
  }
  return [undefined, 0];
}

/** xterm's table of 256 colours: 16 named ones, a cube of 6 × 6 × 6, 24 grays. */
function tableColor(index: number): AnsiColor | undefined {
  if (!(index >= 0 && index < 256)) return undefined;
  if (index < 16) return index;
  if (index >= 232) {
    const gray = 8 + (index - 232) * 10;
    return [gray, gray, gray];
  }
  const level = (value: number) => (value === 0 ? 0 : 55 + value * 40);
  const cube = index - 16;
  return [level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)];
}
