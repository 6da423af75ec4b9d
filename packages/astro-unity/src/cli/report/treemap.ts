/** A rectangle, in the units of the picture. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Divides a rectangle among values, each with its share of the area, in pieces as near to squares as can be.
 *
 * @param values Largest first, none negative.
 * @returns One rectangle for each value, in their order.
 * @see Bruls, Huizing, van Wijk: Squarified Treemaps (2000)
 */
export function squarify(values: readonly number[], { x, y, width, height }: Rectangle): Rectangle[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return values.map(() => ({ x, y, width: 0, height: 0 }));
  const scale = (width * height) / total;
  const placed: Rectangle[] = [];
  let free: Rectangle = { x, y, width, height };
  let row: number[] = [];
  for (const value of values) {
    const area = value * scale;
    const side = Math.min(free.width, free.height);
    if (row.length > 0 && worstRatio([...row, area], side) > worstRatio(row, side)) {
      free = placeRow(row, free, placed);
      row = [];
    }
    row.push(area);
  }
  placeRow(row, free, placed);
  return placed;
}

/** How far the pieces of a row are from squares: the longest side by the shortest, of the worst of them. */
function worstRatio(areas: readonly number[], side: number): number {
  const thickness = areas.reduce((sum, area) => sum + area, 0) / side;
  return Math.max(
    ...areas.map((area) => {
      const length = area / thickness;
      return area === 0 ? 1 : Math.max(length / thickness, thickness / length);
    }),
  );
}

/** Puts a row along the shorter side, and gives what is left of the rectangle. */
function placeRow(areas: readonly number[], free: Rectangle, placed: Rectangle[]): Rectangle {
  const isColumn = free.width >= free.height;
  const side = isColumn ? free.height : free.width;
  const thickness = side === 0 ? 0 : areas.reduce((sum, area) => sum + area, 0) / side;
  let offset = 0;
  for (const area of areas) {
    const length = thickness === 0 ? 0 : area / thickness;
    placed.push(
      isColumn
        ? { x: free.x, y: free.y + offset, width: thickness, height: length }
        : { x: free.x + offset, y: free.y, width: length, height: thickness },
    );
    offset += length;
  }
  return isColumn
    ? { ...free, x: free.x + thickness, width: free.width - thickness }
    : { ...free, y: free.y + thickness, height: free.height - thickness };
}
