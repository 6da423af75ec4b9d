import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type Weight = 500 | 600;

export interface TextStyle {
  weight: Weight;
  /** Pixels. */
  size: number;
  /** Parts of the size, as CSS has it in `em`. @default 0 */
  letterSpacing?: number;
}

/** One line of text as outlines. */
export interface Outline {
  /** Path data; the line begins at 0, and its baseline is at 0. */
  d: string;
  /** Pixels. */
  width: number;
}

const { resolve } = createRequire(import.meta.url);
const fonts = new Map<Weight, Font>();

/** Text in the site's own type. Pictures hold its outlines, for the machine that draws them may have no font at all. */
export function outline(text: string, { weight, size, letterSpacing = 0 }: TextStyle): Outline {
  const font = fontOf(weight);
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  let x = 0;
  const paths = glyphs.map((glyph, index) => {
    const { xAdvance = 0, xOffset = 0 } = positions[index] ?? {};
    const path = glyph.path.scale(scale, -scale).translate(x + xOffset * scale, 0);
    x += xAdvance * scale + letterSpacing * size;
    return path.toSVG();
  });
  return { d: paths.join(''), width: x - letterSpacing * size };
}

/**
 * Text in lines of about the same length, none wider than it may be: as few as can be, then as even as can be.
 *
 * @param width Pixels.
 */
export function lines(text: string, style: TextStyle, width: number): Outline[] {
  const words = text.split(/[^\S\u00a0]+/);
  const needed = wrap(words, style, width);
  let narrowest = needed;
  for (let limit = width; ; limit -= style.size / 4) {
    const wrapped = wrap(words, style, limit);
    if (wrapped.length > needed.length || limit < width / 3) break;
    narrowest = wrapped;
  }
  return narrowest.map((line) => outline(line, style));
}

function wrap(words: readonly string[], style: TextStyle, width: number): string[] {
  const wrapped: string[] = [];
  for (const word of words) {
    const longer = `${wrapped.at(-1) ?? ''} ${word}`.trim();
    if (wrapped.length > 0 && outline(longer, style).width <= width) wrapped[wrapped.length - 1] = longer;
    else wrapped.push(word);
  }
  return wrapped;
}

function fontOf(weight: Weight): Font {
  const known = fonts.get(weight);
  if (known) return known;
  const file = resolve(`@fontsource/instrument-sans/files/instrument-sans-latin-${weight}-normal.woff`);
  const font = create(readFileSync(file));
  if (!('layout' in font)) throw new Error(`${file} holds several fonts instead of one.`);
  fonts.set(weight, font);
  return font;
}
