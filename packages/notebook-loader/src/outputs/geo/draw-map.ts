import { ownString } from '../../nbformat/index.ts';
import { parseColor, toHex } from '../color.ts';
import type { Position, Shape } from './read-features.ts';

/** CSS pixels. */
const width = 640;
const margin = 12;
/** Mercator has no poles. */
const northernmost = 85;

interface Point {
  x: number;
  y: number;
}

/**
 * A map of shapes as SVG. Where they span most of the world, longitude and latitude are the axes; else the projection is
 * Mercator's, which keeps the form of small regions.
 */
export function drawMap(shapes: readonly Shape[]): string | undefined {
  const latitudes = extent(shapes, 1);
  const isWorld =
    latitudes.high > northernmost || latitudes.low < -northernmost || latitudes.high - latitudes.low > 120;
  const project = isWorld ? plain : mercator;
  const left = extent(shapes, 0);
  const [bottom, top] = [project([0, latitudes.low]).y, project([0, latitudes.high]).y];
  const [spanX, spanY] = [left.high - left.low, top - bottom];
  if (!Number.isFinite(spanX) || !Number.isFinite(spanY)) return undefined;
  // A single point has no extent of its own: a degree around it.
  const inner = width - 2 * margin;
  const scale = Math.min(inner / (spanX || 1), (inner * 0.9) / (spanY || 1));
  const height = Math.max(120, spanY * scale + 2 * margin);
  const place = (position: Position): string => {
    const { x, y } = project(position);
    const [right, down] = [
      width / 2 + (x - left.low - spanX / 2) * scale,
      height / 2 - (y - bottom - spanY / 2) * scale,
    ];
    return `${right.toFixed(1)},${down.toFixed(1)}`;
  };
  const drawn = [...shapes]
    .sort((one, other) => order[one.kind] - order[other.kind])
    .map((shape) => draw(shape, place));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.round(height)}" viewBox="0 0 ${width} ${height.toFixed(1)}"><rect width="100%" height="100%" fill="#f3f6fa"/>${drawn.join('')}</svg>`;
}

/** Points lie on lines, and lines on areas. */
const order = { polygon: 0, line: 1, point: 2 } as const;

function draw({ kind, lines, properties }: Shape, place: (position: Position) => string): string {
  // simplestyle: https://github.com/mapbox/simplestyle-spec
  const color = (name: string, fallback: string) => {
    const parsed = parseColor(ownString(properties, name) ?? '');
    return parsed ? toHex(parsed) : fallback;
  };
  const [start] = lines[0] ?? [];
  if (kind === 'point') {
    const [x, y] = start ? place(start).split(',') : [];
    return `<circle cx="${x}" cy="${y}" r="4.5" fill="${color('marker-color', '#b3282d')}" stroke="#ffffff"/>`;
  }
  const path = lines.map((line) => `M${line.map(place).join('L')}${kind === 'polygon' ? 'Z' : ''}`).join('');
  const fill =
    kind === 'polygon'
      ? `fill="${color('fill', '#b9cfe4')}" fill-opacity="0.8" fill-rule="evenodd"`
      : 'fill="none"';
  return `<path d="${path}" ${fill} stroke="${color('stroke', '#2f5f8f')}" stroke-width="${kind === 'line' ? 2 : 1}" stroke-linejoin="round"/>`;
}

function plain([longitude, latitude]: Position): Point {
  return { x: longitude, y: latitude };
}

/** In degrees of longitude, so that both axes have one scale. */
function mercator([longitude, latitude]: Position): Point {
  const bounded = Math.max(-northernmost, Math.min(northernmost, latitude)) * (Math.PI / 180);
  return { x: longitude, y: (Math.log(Math.tan(Math.PI / 4 + bounded / 2)) * 180) / Math.PI };
}

function extent(shapes: readonly Shape[], axis: 0 | 1): { low: number; high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { lines } of shapes) {
    for (const line of lines) {
      for (const position of line) {
        low = Math.min(low, position[axis]);
        high = Math.max(high, position[axis]);
      }
    }
  }
  return { low, high };
}
