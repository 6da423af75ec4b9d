import { type JsonObject, objectOf, own, ownString } from '../../nbformat/index.ts';
import { readAxis } from './axis.ts';
import { barLayers, boxLayers, histogramLayers, isHorizontal } from './bars.ts';
import { heatmapLayers } from './heatmap.ts';
import { pieView } from './pie.ts';
import { type Figure, isColor, type Trace } from './read-figure.ts';
import { readMatrix, readSeries } from './read-series.ts';
import { scatterLayers } from './scatter.ts';
import { rowsOfPairs } from './subplots.ts';
import type { View } from './view.ts';

/** Marks of a figure; a picture of more is larger than a page. */
const mostPoints = 25_000;

const drawable = /^(?:scatter|scattergl|bar|histogram|box|violin|heatmap|pie)$/;

/**
 * A Plotly figure as a Vega-Lite specification, for the kinds of trace that both have: lines, points, bars, histograms, boxes, heat
 * maps and pies.
 *
 * @returns the specification and what of the figure is not in it; or in a sentence why there is none.
 */
export function toVegaLite(figure: Figure): { spec: JsonObject; notes: string[] } | { reason: string } {
  const foreign = [...new Set(figure.traces.map(({ type }) => type).filter((type) => !drawable.test(type)))];
  if (foreign.length > 0) return { reason: `Traces of type ${foreign.join(', ')} are drawn by Plotly only.` };
  const points = figure.traces.reduce((sum, trace) => sum + lengthOf(trace), 0);
  const shown = figure.traces.reduce((sum, trace) => sum + lengthOf(trace) * weightOf(trace), 0);
  if (shown > mostPoints)
    return { reason: `It has ${points.toLocaleString('en')} points, too many for a page.` };
  if (points === 0) return { reason: 'It has no data.' };
  const notes = new Set<string>();
  const views = viewsOf(figure, (reason) => notes.add(reason));
  const { layout, template } = figure;
  if (Array.isArray(layout.annotations) && layout.annotations.length > 0)
    notes.add('Its annotations are left out.');
  if (Array.isArray(layout.shapes) && layout.shapes.length > 0) notes.add('Its shapes are left out.');
  const ground = colorAt(layout, 'plot_bgcolor') ?? colorAt(template, 'plot_bgcolor') ?? 'white';
  const grid =
    colorAt(objectOf(own(layout, 'xaxis')), 'gridcolor') ??
    colorAt(objectOf(own(template, 'xaxis')), 'gridcolor');
  const spec = {
    ...(figure.title === undefined ? {} : { title: figure.title.split('\n') }),
    ...views,
    config: {
      background: colorAt(layout, 'paper_bgcolor') ?? colorAt(template, 'paper_bgcolor') ?? 'white',
      view: { fill: ground, stroke: null },
      axis: { gridColor: grid ?? '#e5e8ee', domain: false, ticks: false, labelPadding: 5 },
      title: { anchor: 'start', fontSize: 16, offset: 14 },
      point: { filled: true },
    },
  };
  return { spec, notes: [...notes] };
}

/** One view, or rows of views where the figure has several pairs of axes. */
function viewsOf(figure: Figure, note: View['note']): JsonObject {
  const width = sizeAt(figure.layout, 'width', 700) - 120;
  const height = sizeAt(figure.layout, 'height', 450) - 110;
  const pies = figure.traces.filter(({ type }) => type === 'pie');
  const rows = rowsOfPairs(figure).map((row) =>
    row.map(({ traces, overlays, x, y }): JsonObject => {
      const size = { width: Math.round(width * x.part), height: Math.round(height * y.part) };
      return { ...size, ...pairView(figure, traces, overlays, note) };
    }),
  );
  if (pies.length > 0) {
    const size = Math.round(Math.min(height, width / pies.length));
    rows.push(pies.map((pie) => pieView(pie, size)));
  }
  const [only, ...more] = rows.map((row) => (row.length === 1 && row[0] ? row[0] : { hconcat: row }));
  return only !== undefined && more.length === 0 ? only : { vconcat: [...(only ? [only] : []), ...more] };
}

/** A pair of axes; what lies over it has an axis of its own at the other side. */
function pairView(figure: Figure, traces: Trace[], overlays: Trace[][], note: View['note']): JsonObject {
  const bands = bandsOf([...traces, ...overlays.flat()]);
  const layers = layersOf(figure, traces, bands, note, 'left');
  if (overlays.length === 0) return { layer: layers };
  const over = overlays.map((list) => ({ layer: layersOf(figure, list, bands, note, 'right') }));
  return { layer: [{ layer: layers }, ...over], resolve: { scale: { y: 'independent' } } };
}

/** Which axes give each value a place of its own. Bars of more values than have room stand on a continuous axis. */
function bandsOf(traces: Trace[]): { x: boolean; y: boolean } {
  if (traces.some(({ type }) => type === 'heatmap')) return { x: true, y: true };
  const bars = traces.filter(({ type }) => type === 'bar');
  const axis = isHorizontal(bars) ? 'y' : 'x';
  const places = new Set(bars.flatMap(({ json }) => readSeries(json, axis) ?? []).map(String));
  const isBand = bars.length > 0 && places.size <= 60;
  return { x: isBand && axis === 'x', y: isBand && axis === 'y' };
}

function layersOf(
  figure: Figure,
  traces: Trace[],
  bands: { x: boolean; y: boolean },
  note: View['note'],
  side: 'left' | 'right',
): JsonObject[] {
  const axis = (key: 'x' | 'y') => {
    const values = traces.flatMap(({ json }) => readSeries(json, key) ?? []);
    return readAxis(traces[0]?.[key] ?? key, values, figure, bands[key]);
  };
  const [x, y] = [axis('x'), axis('y')];
  if (side === 'right' && y.channel.axis !== null)
    y.channel.axis = { ...objectOf(y.channel.axis), orient: 'right', grid: false };
  const view: View = { figure, traces, x, y, note, color: colorOf(figure) };
  const ofType = (...types: string[]) => traces.filter(({ type }) => types.includes(type));
  const together = (list: Trace[], draw: (list: Trace[], view: View) => JsonObject[]) =>
    list.length === 0 ? [] : draw(list, view);
  return [
    ...ofType('heatmap').flatMap((trace) => heatmapLayers(trace, view)),
    ...together(ofType('bar'), barLayers),
    ...together(ofType('histogram'), histogramLayers),
    ...together(ofType('box', 'violin'), boxLayers),
    ...ofType('scatter', 'scattergl').flatMap((trace) =>
      scatterLayers(trace, { ...view, color: { ...view.color, datum: trace.name } }),
    ),
  ];
}

/** One scale for the whole figure: a trace has the same colour in every view. */
function colorOf({ traces, layout }: Figure): JsonObject {
  const named = traces.filter(({ inLegend }) => inLegend).map(({ name }) => name);
  const shows = own(layout, 'showlegend') ?? named.length > 1;
  return {
    type: 'nominal',
    scale: { domain: traces.map(({ name }) => name), range: traces.map(({ color }) => color) },
    legend: shows === true && named.length > 0 ? { title: null, values: named, symbolType: 'circle' } : null,
  };
}

/** Marks for a value: a line is one mark, bins and boxes are few. */
function weightOf({ type, json }: Trace): number {
  if (/^(?:histogram|box|violin)$/.test(type)) return 0.02;
  return /^scatter/.test(type) && ownString(json, 'mode') === 'lines' ? 0.2 : 1;
}

function lengthOf({ json }: Trace): number {
  const matrix = readMatrix(json, 'z');
  if (matrix) return matrix.reduce((sum, row) => sum + row.length, 0);
  return Math.max(...['x', 'y', 'values', 'labels'].map((key) => readSeries(json, key)?.length ?? 0));
}

function sizeAt(layout: JsonObject, key: string, fallback: number): number {
  const size = own(layout, key);
  return typeof size === 'number' && size >= 100 ? Math.min(size, 2000) : fallback;
}

function colorAt(object: JsonObject, key: string): string | undefined {
  const color = ownString(object, key);
  return color !== undefined && isColor(color) && !/^(?:rgba\(.*,\s*0\s*\)|transparent)$/.test(color)
    ? color
    : undefined;
}
