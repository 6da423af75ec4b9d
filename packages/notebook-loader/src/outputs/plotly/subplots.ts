import { type JsonObject, objectOf, own, ownString } from '../../nbformat/index.ts';
import type { Figure, Trace } from './read-figure.ts';

/** A pair of axes in the figure. */
export interface Pair {
  traces: Trace[];
  /** Traces whose y axis lies over this one's. */
  overlays: Trace[][];
  x: Extent;
  y: Extent;
}

/** As parts of the figure. */
interface Extent {
  start: number;
  part: number;
}

/** The figure's pairs of axes, in rows from the top, by the places that the layout gives them. */
export function rowsOfPairs({ traces, layout }: Figure): Pair[][] {
  const onAxes = traces.filter(({ type }) => type !== 'pie');
  const pairs = [...Map.groupBy(onAxes, ({ x, y }) => `${x} ${y}`).values()].map((list) => {
    const [x, y] = [axisOf(layout, list[0]?.x ?? 'x'), axisOf(layout, list[0]?.y ?? 'y')];
    return { traces: list, x: extentOf(x), y: extentOf(y), over: ownString(y, 'overlaying') };
  });
  const below = pairs.filter(({ over }) => over === undefined);
  const own = below.length > 0 ? below : pairs.slice(0, 1);
  const rest = pairs.filter((pair) => !own.includes(pair));
  const placed = own.map(({ traces: list, x, y }): Pair => {
    const overlays = rest.filter((pair) => pair.over === list[0]?.y).map((pair) => pair.traces);
    return { traces: list, overlays, x, y };
  });
  return [...Map.groupBy(placed, ({ y }) => y.start).entries()]
    .sort(([one], [other]) => other - one)
    .map(([, row]) => row.sort((one, other) => one.x.start - other.x.start));
}

function axisOf(layout: JsonObject, id: string): JsonObject {
  return objectOf(own(layout, `${id[0]}axis${id.slice(1)}`));
}

function extentOf(axis: JsonObject): Extent {
  const domain = own(axis, 'domain');
  const [start, end] = Array.isArray(domain) ? domain : [];
  if (typeof start !== 'number' || typeof end !== 'number' || end <= start) return { start: 0, part: 1 };
  return { start: Math.round(start * 100) / 100, part: Math.min(1, end - start) };
}
