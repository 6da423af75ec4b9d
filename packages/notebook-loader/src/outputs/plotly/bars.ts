import { type JsonObject, objectOf, own, ownString } from '../../nbformat/index.ts';
import { place } from './axis.ts';
import { isColor, type Trace } from './read-figure.ts';
import { readSeries } from './read-series.ts';
import { pointsOf } from './scatter.ts';
import { channel, layer, type View } from './view.ts';

/** All `bar` traces of a view: beside each other, on top of each other, or in front of each other. */
export function barLayers(traces: Trace[], view: View): JsonObject[] {
  const [categories, values] = isHorizontal(traces) ? (['y', 'x'] as const) : (['x', 'y'] as const);
  let hasOwnColors = false;
  const rows = traces.flatMap((trace) => {
    const colors = readSeries(objectOf(own(trace.json, 'marker')), 'color');
    return pointsOf(trace, view).map((row, index): JsonObject => {
      const color = colors?.[index];
      if (typeof color === 'string' && isColor(color)) hasOwnColors = true;
      return {
        ...row,
        trace: trace.name,
        color: typeof color === 'string' && isColor(color) ? color : trace.color,
      };
    });
  });
  const mode = ownString(view.figure.layout, 'barmode') ?? (traces.length > 1 ? 'group' : 'stack');
  const isGrouped = mode === 'group' && traces.length > 1;
  const encoding = {
    [categories]: channel(view[categories], categories),
    [values]: channel(view[values], values, {
      stack: mode === 'stack' || mode === 'relative' ? 'zero' : null,
    }),
    ...(isGrouped ? { [`${categories}Offset`]: { field: 'trace', sort: null } } : {}),
    color: hasOwnColors
      ? { field: 'color', type: 'nominal', scale: null }
      : { ...view.color, field: 'trace' },
  };
  const mark = { type: 'bar', ...(mode === 'overlay' ? { opacity: 0.7 } : {}) };
  return [layer(mark, rows, encoding)];
}

export function isHorizontal(bars: readonly Trace[]): boolean {
  return bars.some(({ json }) => ownString(json, 'orientation') === 'h');
}

/** All `histogram` traces of a view. Where the axis is of numbers or dates, it is cut into bins. */
export function histogramLayers(traces: Trace[], view: View): JsonObject[] {
  const isSideways = traces.every(({ json }) => readSeries(json, 'x') === undefined);
  const [binned, counted] = isSideways ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const axis = view[binned];
  const rows = traces.flatMap((trace) => {
    const weights = readSeries(trace.json, counted);
    return (readSeries(trace.json, binned) ?? []).map(
      (value, index): JsonObject => ({
        trace: trace.name,
        value: place(value, axis.kind),
        weight: weights ? place(weights[index], 'quantitative') : 1,
      }),
    );
  });
  const json = traces[0]?.json ?? {};
  const bins = own(json, `nbins${binned}`);
  const func = ownString(json, 'histfunc');
  const aggregate =
    func === 'avg' ? 'mean' : func === 'min' || func === 'max' || func === 'sum' ? func : 'count';
  const mode = ownString(view.figure.layout, 'barmode') ?? 'stack';
  const scale = axis.kind === 'temporal' ? { scale: { type: 'utc' } } : {};
  const encoding = {
    [binned]: {
      field: 'value',
      type: axis.kind,
      title: axis.channel.title ?? null,
      ...(axis.kind === 'nominal'
        ? { sort: null, axis: axis.channel.axis ?? null }
        : { bin: { maxbins: typeof bins === 'number' && bins > 1 ? Math.min(bins, 500) : 30 } }),
      ...scale,
    },
    [counted]: {
      aggregate,
      ...(aggregate === 'count' ? {} : { field: 'weight' }),
      type: 'quantitative',
      title: view[counted].channel.title ?? 'count',
      stack: mode === 'overlay' ? null : 'zero',
    },
    color: { ...view.color, field: 'trace' },
  };
  return [layer({ type: 'bar', ...(mode === 'overlay' ? { opacity: 0.6 } : {}) }, rows, encoding)];
}

/** All `box` and `violin` traces of a view; a violin is drawn as the box in it. */
export function boxLayers(traces: Trace[], view: View): JsonObject[] {
  if (traces.some(({ type }) => type === 'violin')) view.note('Violins are drawn as boxes.');
  const isSideways = traces.every(
    ({ json }) => ownString(json, 'orientation') === 'h' || readSeries(json, 'y') === undefined,
  );
  const [categories, values] = isSideways ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const rows = traces.flatMap((trace) => {
    const groups = readSeries(trace.json, categories);
    return (readSeries(trace.json, values) ?? []).map(
      (value, index): JsonObject => ({
        trace: trace.name,
        group: groups ? place(groups[index], 'nominal') : trace.name,
        value: place(value, view[values].kind),
      }),
    );
  });
  const isSplit = traces.length > 1 && traces.some(({ json }) => readSeries(json, categories) !== undefined);
  const encoding = {
    [categories]: {
      field: 'group',
      type: 'nominal',
      sort: [...new Set(rows.map((row) => row.group ?? null))],
      axis: { labelAngle: 0, labelOverlap: true },
      title: view[categories].channel.title ?? null,
    },
    [values]: channel(view[values], 'value', {
      scale: { zero: false, ...objectOf(view[values].channel.scale) },
    }),
    ...(isSplit ? { [`${categories}Offset`]: { field: 'trace', sort: null } } : {}),
    color: { ...view.color, field: 'trace' },
  };
  return [layer({ type: 'boxplot', size: isSplit ? 12 : 40, clip: false }, rows, encoding)];
}
