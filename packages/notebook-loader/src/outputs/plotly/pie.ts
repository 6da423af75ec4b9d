import { type JsonObject, own } from '../../nbformat/index.ts';
import { place } from './axis.ts';
import type { Trace } from './read-figure.ts';
import { readSeries } from './read-series.ts';

/** A `pie`: the largest part first, clockwise from the top, with the share of each. */
export function pieView({ json }: Trace, size: number): JsonObject {
  const labels = readSeries(json, 'labels') ?? [];
  const sums = new Map<string, number>();
  for (const [index, value] of (readSeries(json, 'values') ?? labels.map(() => 1)).entries()) {
    const label = String(place(labels[index] ?? index, 'nominal') ?? '');
    sums.set(label, (sums.get(label) ?? 0) + Math.max(0, Number(value) || 0));
  }
  const total = [...sums.values()].reduce((sum, value) => sum + value, 0) || 1;
  const values = [...sums]
    .sort(([, one], [, other]) => other - one)
    .map(([label, value], order) => ({
      label,
      value,
      order,
      share: value / total,
      text: `${((value / total) * 100).toFixed(1)}%`,
    }));
  const hole = own(json, 'hole');
  const radius = size / 2;
  const shared = {
    theta: { field: 'value', type: 'quantitative', stack: true },
    order: { field: 'order', type: 'quantitative' },
  };
  return {
    width: size,
    height: size,
    data: { values },
    layer: [
      {
        mark: {
          type: 'arc',
          outerRadius: radius,
          innerRadius: typeof hole === 'number' ? radius * hole : 0,
          stroke: 'white',
        },
        encoding: { ...shared, color: { field: 'label', type: 'nominal', sort: null, title: null } },
      },
      {
        // Slivers have no room for a text.
        transform: [{ filter: 'datum.share >= 0.04' }],
        mark: { type: 'text', radius: radius * 0.75, fill: 'white', fontWeight: 'bold' },
        encoding: { ...shared, text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
}
