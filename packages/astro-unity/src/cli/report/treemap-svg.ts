import type { ContentItem, ContentPart } from '../contents/types.ts';
import { formatBytes } from '../table.ts';
import { escapeHtml } from './escape-html.ts';
import { type Rectangle, squarify } from './treemap.ts';

/** Height of the line that names what a group of rectangles belongs to. */
const TITLE = 20;
const GAP = 2;
/** Letters are about this wide. */
const LETTER = 7.3;

/** The parts of an export as one picture. Areas are shares of the download. */
export function treemapSvg(
  parts: readonly ContentPart[],
  width: number,
  height: number,
  className: string,
): string {
  const shapes = layOut(parts, { x: 0, y: 0, width, height })
    .map(([part, box]) => drawGroup(part, box, part.role, [part.role]))
    .join('');
  const summary = parts.map((part) => `${part.role} ${formatBytes(part.compressedBytes)}`).join(', ');
  return `<svg class="treemap ${className}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`Treemap of the download: ${summary}`)}">${shapes}</svg>`;
}

function layOut<Item extends ContentItem>(items: readonly Item[], box: Rectangle): [Item, Rectangle][] {
  const sorted = items.toSorted((a, b) => b.compressedBytes - a.compressedBytes);
  const boxes = squarify(
    sorted.map((item) => item.compressedBytes),
    box,
  );
  return sorted.flatMap((item, index): [Item, Rectangle][] => {
    const place = boxes[index];
    return place && place.width > 0.5 && place.height > 0.5 ? [[item, place]] : [];
  });
}

function drawGroup(item: ContentItem, box: Rectangle, role: string, path: readonly string[]): string {
  const inner = {
    x: box.x + GAP,
    y: box.y + TITLE,
    width: box.width - 2 * GAP,
    height: box.height - TITLE - GAP,
  };
  const isLeaf = item.items.length === 0 || inner.width < 24 || inner.height < 16;
  const depth = Math.min(path.length, 3);
  const tip = `${path.join(' › ')}\n${formatBytes(item.compressedBytes)} of the download, ${formatBytes(item.bytes)} decoded`;
  const rectangle = `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(box.height)}"/>`;
  const children = isLeaf
    ? ''
    : layOut(item.items, inner)
        .map(([child, place]) => drawGroup(child, place, role, [...path, child.name]))
        .join('');
  return `<g class="${escapeHtml(role)} depth-${depth}"><title>${escapeHtml(tip)}</title>${rectangle}${label(item, box)}${children}</g>`;
}

/** The name, and the size where there is room for it. */
function label({ name, compressedBytes }: ContentItem, { x, y, width, height }: Rectangle): string {
  const room = Math.floor((width - 10) / LETTER);
  if (height < 16 || room < 4) return '';
  const short = name.length > room ? `${name.slice(0, room - 1)}…` : name;
  const size = formatBytes(compressedBytes);
  const withSize = name.length + size.length + 2 <= room ? `${name}  ${size}` : short;
  return `<text x="${round(x + 5)}" y="${round(y + 14)}">${escapeHtml(withSize)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
