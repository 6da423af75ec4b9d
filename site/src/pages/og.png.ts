import wordsSvg from '../assets/og-words.svg?raw';
import { chronophotograph } from '../figures/chronophotograph.ts';
import { STRIDE } from '../figures/walk.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const GROUND = 514;
const UNITS_PER_METRE = 122;

/** The picture that shared links show: the walk under the headline. Its words are outlines, for no font may be at hand. */
export async function GET(): Promise<Response> {
  // Only here: whoever imports this module for something else does without 20 MB of native code.
  const { default: sharp } = await import('sharp');
  const { near, far, trajectories } = chronophotograph(12, ([x, y]) => [
    x * UNITS_PER_METRE,
    GROUND - y * UNITS_PER_METRE,
  ]);
  const stride = STRIDE * UNITS_PER_METRE;
  const walk = Array.from({ length: Math.ceil(WIDTH / stride) + 2 }, (_, index) => (index - 1) * stride);
  const stroke = (d: string, color: string, width: number): string =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#0c0f11"/>
    <defs><g id="stride">
      ${stroke(far, '#3c474d', 1)}
      ${stroke(near, '#eaeeeb', 1.2)}
      ${trajectories.map((d) => stroke(d, '#ff6e42', 1.6)).join('')}
    </g></defs>
    ${walk.map((x) => `<use href="#stride" x="${x}"/>`).join('')}
    ${stroke(`M0 ${GROUND + 1}H${WIDTH}`, '#eaeeeb', 1.5)}
    <g transform="translate(70 540) scale(1.6)">
      <path d="M9.5 3.5 16 11.5 7.5 20.5" fill="none" stroke="#eaeeeb" stroke-width="2"/>
      <circle cx="9.5" cy="3.5" r="2.5" fill="#eaeeeb"/><circle cx="16" cy="11.5" r="3" fill="#ff6e42"/>
      <circle cx="7.5" cy="20.5" r="2.5" fill="#eaeeeb"/>
    </g>
    ${wordsSvg}
  </svg>`;
  const png = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
