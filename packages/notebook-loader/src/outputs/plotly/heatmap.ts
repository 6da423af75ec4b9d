import type { JsonObject, JsonValue } from '../../nbformat/index.ts';
import { place } from './axis.ts';
import { colorChannel } from './color-scale.ts';
import type { Trace } from './read-figure.ts';
import { readMatrix, readSeries } from './read-series.ts';
import { channel, layer, type View } from './view.ts';

/** `heatmap`, and `imshow`'s: a rectangle for each number of the matrix. */
export function heatmapLayers(trace: Trace, view: View): JsonObject[] {
  const matrix = readMatrix(trace.json, 'z') ?? [];
  const xs = readSeries(trace.json, 'x');
  const ys = readSeries(trace.json, 'y');
  const cells = matrix.flatMap((line, row) =>
    line.map(
      (z, column): JsonObject => ({
        x: at(xs, column, view.x.kind),
        y: at(ys, row, view.y.kind),
        z: typeof z === 'number' ? z : null,
      }),
    ),
  );
  const encoding = {
    x: channel(view.x, 'x', { sort: null }),
    y: channel(view.y, 'y', { sort: null }),
    color: colorChannel('z', matrix.flat(), trace.json, view.figure),
  };
  return [layer({ type: 'rect' }, cells, encoding)];
}

function at(values: JsonValue[] | undefined, index: number, kind: View['x']['kind']): JsonValue {
  return values ? place(values[index], kind) : index;
}
