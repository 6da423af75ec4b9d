import { chronophotograph } from '../figures/chronophotograph.ts';
import { STRIDE } from '../figures/walk.ts';
import { SOCIAL_IMAGE } from './address.ts';
import { lines, type Outline, outline } from './outlines.ts';

/** What the picture of a page says. */
export interface Card {
  title: string;
  /** The part of the site that the page belongs to; none for the home page. */
  section?: string | undefined;
  /** Absolute path of a picture that stands for the page. */
  picture?: string | undefined;
}

/** A picture on the card. */
interface Sheet {
  image: Buffer;
  left: number;
  top: number;
}

const MARGIN = 70;
/** The most that a sheet takes, in pixels. */
const SHEET = { width: 520, height: SOCIAL_IMAGE.height - 2 * MARGIN } as const;
const SHEET_PADDING = 20;

const PAPER = '#0c0f11';
const GHOST = '#3c474d';
const MUTED = '#9aa6a8';
const INK = '#eaeeeb';
const ACCENT = '#ff6e42';
/** What notebooks draw their pictures for. */
const WHITE = '#ffffff';

const GROUND = 560;
const UNITS_PER_METRE = 96;

/** Draws a card: a title, where the page belongs, and its picture or the walk that runs through the site. */
export async function drawCard(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  // Only here: whoever imports this module for something else does without 20 MB of native code.
  const { default: sharp } = await import('sharp');
  const sheet = card.picture ? await sheetOf(card.picture) : undefined;
  const drawing = sharp(Buffer.from(svgOf(card, sheet)));
  if (sheet) drawing.composite([{ input: sheet.image, left: sheet.left, top: sheet.top }]);
  return new Uint8Array(await drawing.png({ palette: true }).toBuffer());
}

/** The picture on white, at the right edge and in the middle of the height. */
async function sheetOf(picture: string): Promise<Sheet> {
  const { default: sharp } = await import('sharp');
  const { data: image, info } = await sharp(picture, { density: 144 })
    .resize({
      width: SHEET.width - 2 * SHEET_PADDING,
      height: SHEET.height - 2 * SHEET_PADDING,
      fit: 'inside',
    })
    .flatten({ background: WHITE })
    .extend({
      background: WHITE,
      top: SHEET_PADDING,
      right: SHEET_PADDING,
      bottom: SHEET_PADDING,
      left: SHEET_PADDING,
    })
    .toBuffer({ resolveWithObject: true });
  return {
    image,
    left: SOCIAL_IMAGE.width - MARGIN - info.width,
    top: Math.round((SOCIAL_IMAGE.height - info.height) / 2),
  };
}

function svgOf({ title, section }: Card, sheet: Sheet | undefined): string {
  const { width, height } = SOCIAL_IMAGE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <rect width="${width}" height="${height}" fill="${PAPER}"/>
    ${signature(section)}
    ${sheet ? besideSheet(title, sheet) : aboveWalk(title)}
  </svg>`;
}

/** The mark, the site's name, and the section. */
function signature(section: string | undefined): string {
  const name = outline('RealMotionEngine', { weight: 600, size: 28, letterSpacing: -0.02 });
  const rest = section ? outline(section, { weight: 500, size: 28, letterSpacing: -0.01 }) : undefined;
  return `<g transform="translate(${MARGIN - 12} ${MARGIN - 6}) scale(1.6)">
      <path d="M9.5 3.5 16 11.5 7.5 20.5" fill="none" stroke="${INK}" stroke-width="2"/>
      <circle cx="9.5" cy="3.5" r="2.5" fill="${INK}"/><circle cx="16" cy="11.5" r="3" fill="${ACCENT}"/>
      <circle cx="7.5" cy="20.5" r="2.5" fill="${INK}"/>
    </g>
    ${placed(name, MARGIN + 34, MARGIN + 23, INK)}
    ${rest ? placed(rest, MARGIN + 34 + name.width + 22, MARGIN + 23, MUTED) : ''}`;
}

function aboveWalk(title: string): string {
  return `${headline(title, { width: SOCIAL_IMAGE.width - 2 * MARGIN, sizes: [88, 76, 64], most: 2, top: 236 })}${walk()}`;
}

function besideSheet(title: string, { left }: Sheet): string {
  return headline(title, { width: left - MARGIN - 48, sizes: [68, 60, 52, 44], most: 5, top: 210 });
}

/** In the first of the sizes that gives few enough lines. */
function headline(
  title: string,
  { width, sizes, most, top }: { width: number; sizes: readonly number[]; most: number; top: number },
): string {
  const set = (size: number): Outline[] => lines(title, { weight: 600, size, letterSpacing: -0.035 }, width);
  const size =
    sizes.find((candidate) => {
      const wrapped = set(candidate);
      return wrapped.length <= most && wrapped.every((line) => line.width <= width);
    }) ??
    sizes.at(-1) ??
    0;
  return set(size)
    .map((line, index) => placed(line, MARGIN, top + index * size * 1.08, INK))
    .join('');
}

/** Strides from edge to edge, as the strips of the pages show them. */
function walk(): string {
  const { near, far, trajectories } = chronophotograph(12, ([x, y]) => [
    x * UNITS_PER_METRE,
    GROUND - y * UNITS_PER_METRE,
  ]);
  const stride = STRIDE * UNITS_PER_METRE;
  const starts = Array.from(
    { length: Math.ceil(SOCIAL_IMAGE.width / stride) + 2 },
    (_, index) => (index - 1) * stride,
  );
  return `<defs><g id="stride">
      ${stroked(far, GHOST, 1)}
      ${stroked(near, INK, 1.1)}
      ${trajectories.map((d) => stroked(d, ACCENT, 1.5)).join('')}
    </g></defs>
    ${starts.map((x) => `<use href="#stride" x="${x}"/>`).join('')}
    ${stroked(`M0 ${GROUND + 1}H${SOCIAL_IMAGE.width}`, INK, 1.5)}`;
}

function placed({ d }: Outline, x: number, y: number, color: string): string {
  return `<path transform="translate(${x} ${y})" d="${d}" fill="${color}"/>`;
}

function stroked(d: string, color: string, width: number): string {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round"/>`;
}
