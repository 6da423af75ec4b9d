import type { Point } from './walk.ts';

/** Maps metres or degrees to the units of a drawing. */
export type Projection = (point: Point) => Point;

/** An SVG path of straight lines, in tenths of a unit, with relative steps to keep the page small. */
export function polyline(points: readonly Point[]): string {
  const tenths = points.map(([x, y]): Point => [Math.round(x * 10), Math.round(y * 10)]);
  const steps = tenths.map(([x, y], index) => {
    const [fromX, fromY] = tenths[index - 1] ?? [0, 0];
    return `${index === 0 ? 'M' : index === 1 ? 'l' : ' '}${(x - fromX) / 10} ${(y - fromY) / 10}`;
  });
  return steps.join('');
}

/** `count` + 1 numbers from `from` to `to`, both included. */
export function range(from: number, to: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
}
