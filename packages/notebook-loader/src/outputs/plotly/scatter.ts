import { type JsonObject, type JsonValue, objectOf, own, ownString } from '../../nbformat/index.ts';
import { type Axis, place } from './axis.ts';
import { colorChannel } from './color-scale.ts';
import { isColor, plainText, type Trace } from './read-figure.ts';
import { readSeries } from './read-series.ts';
import { channel, layer, type View } from './view.ts';

const interpolations: Record<string, string> = {
  spline: 'monotone',
  hv: 'step-after',
  vh: 'step-before',
  hvh: 'step',
};
const dashes: Record<string, number[]> = {
  dash: [8, 5],
  dot: [2, 3],
  dashdot: [8, 4, 2, 4],
  longdash: [12, 6],
};
const symbols = /^(circle|square|diamond|cross|triangle-up|triangle-down)/;

/** `scatter` and `scattergl`: lines, markers, texts and areas down to zero. */
export function scatterLayers(trace: Trace, view: View): JsonObject[] {
  const { json } = trace;
  const rows = pointsOf(trace, view);
  const mode = ownString(json, 'mode') ?? (rows.length < 20 ? 'lines+markers' : 'lines');
  const line = objectOf(own(json, 'line'));
  const position = {
    x: channel(view.x, 'x', discrete(view.x) ?? unstacked(view, view.x, 'x')),
    y: channel(view.y, 'y', discrete(view.y) ?? unstacked(view, view.y, 'y')),
  };
  const order = { field: 'index', type: 'quantitative' };
  const interpolate = interpolations[ownString(line, 'shape') ?? ''] ?? 'linear';
  const opacity = numberAt(json, 'opacity') ?? 1;
  const layers: JsonObject[] = [];
  const fill = ownString(json, 'fill');
  if (fill === 'tozeroy' || own(json, 'stackgroup') !== undefined) {
    const area = { type: 'area', interpolate, opacity: 0.5 * opacity, line: false };
    layers.push(
      layer(area, rows, {
        ...position,
        y: { ...position.y, stack: null },
        ...(own(json, 'stackgroup') === undefined ? {} : { y2: { field: 'base' } }),
        color: view.color,
      }),
    );
  } else if (fill !== undefined && fill !== 'none')
    view.note(`The fill (${fill}) of “${trace.name}” is left out.`);
  if (mode.includes('lines')) {
    const strokeDash = dashes[ownString(line, 'dash') ?? ''];
    const mark = {
      type: 'line',
      interpolate,
      opacity,
      strokeWidth: numberAt(line, 'width') ?? 2,
      ...(strokeDash ? { strokeDash } : {}),
    };
    layers.push(layer(mark, rows, { ...position, order, color: view.color }));
  }
  if (mode.includes('markers')) layers.push(markers(trace, rows, position, opacity, view));
  if (mode.includes('text')) {
    const mark = { type: 'text', dy: mode === 'text' ? 0 : -10 };
    layers.push(layer(mark, rows, { ...position, text: { field: 'text', type: 'nominal' } }));
  }
  for (const key of ['error_x', 'error_y']) {
    if (own(objectOf(own(json, key)), 'visible') !== false && own(json, key) !== undefined)
      view.note(`The error bars of “${trace.name}” are left out.`);
  }
  return layers;
}

function markers(
  trace: Trace,
  rows: JsonObject[],
  position: JsonObject,
  opacity: number,
  view: View,
): JsonObject {
  const marker = objectOf(own(trace.json, 'marker'));
  const size = numberAt(marker, 'size') ?? 6;
  const sizes = readSeries(marker, 'size');
  const shape = symbols.exec(ownString(marker, 'symbol') ?? '')?.[1] ?? 'circle';
  const mark = {
    type: 'point',
    filled: true,
    shape,
    size: size ** 2,
    opacity: opacity * (numberAt(marker, 'opacity') ?? 1),
  };
  const colors = readSeries(marker, 'color');
  const values = rows.map((row, index) => ({
    ...row,
    ...(sizes ? { size: bubbleSize(sizes[index], marker) } : {}),
    ...(colors ? { color: colors[index] ?? null } : {}),
  }));
  const encoding = {
    ...position,
    ...(sizes ? { size: { field: 'size', type: 'quantitative', scale: null, legend: null } } : {}),
    color: colors ? valuesOrColors(colors, marker, view) : view.color,
  };
  return layer(mark, values, encoding);
}

/** Colours that are written out, or numbers on a colour scale. */
function valuesOrColors(colors: JsonValue[], marker: JsonObject, view: View): JsonObject {
  const areColors = colors.every((color) => typeof color === 'string' && isColor(color));
  return areColors
    ? { field: 'color', type: 'nominal', scale: null }
    : colorChannel('color', colors, marker, view.figure);
}

/** Area of a marker in square pixels, by the rule of plotly.js. */
function bubbleSize(value: JsonValue | undefined, marker: JsonObject): number {
  const scaled = Math.max(0, Number(value) || 0) / (2 * (numberAt(marker, 'sizeref') ?? 1));
  const radius = ownString(marker, 'sizemode') === 'area' ? Math.sqrt(scaled) : scaled;
  return (2 * Math.max(radius, numberAt(marker, 'sizemin') ?? 0)) ** 2;
}

export function pointsOf({ json }: Trace, view: View): JsonObject[] {
  const xs = readSeries(json, 'x');
  const ys = readSeries(json, 'y');
  const texts = readSeries(json, 'text');
  const bases = own(json, 'base');
  return Array.from({ length: Math.max(xs?.length ?? 0, ys?.length ?? 0) }, (_, index) => ({
    index,
    x: xs ? place(xs[index], view.x.kind) : index,
    y: ys ? place(ys[index], view.y.kind) : index,
    ...(texts ? { text: plainText(String(texts[index] ?? '')) } : {}),
    ...(Array.isArray(bases) ? { base: place(bases[index], view.y.kind) } : {}),
  }));
}

/** Points and lines need no zero on their axes but a margin, and are not stacked. Areas stand on zero. */
function unstacked({ traces }: View, { channel: { scale } }: Axis, id: 'x' | 'y'): JsonObject {
  const isFree = objectOf(scale).domain === undefined;
  const hasArea = traces.some(
    ({ json }) => own(json, 'fill') !== undefined || own(json, 'stackgroup') !== undefined,
  );
  const hasMarkers = traces.some(
    ({ type, json }) => /^scatter/.test(type) && (ownString(json, 'mode') ?? 'markers').includes('markers'),
  );
  const sizes = traces.flatMap(({ json }) => readSeries(objectOf(own(json, 'marker')), 'size') ?? []);
  const padding = sizes.length > 0 ? 40 : id === 'y' || hasMarkers ? 12 : 0;
  return {
    stack: null,
    scale: { zero: id === 'y' && hasArea, ...(isFree ? { padding } : {}), ...objectOf(scale) },
  };
}

/** A scale of names has neither zero nor margin. */
function discrete({ channel: { type } }: Axis): JsonObject | undefined {
  return type === 'ordinal' ? {} : undefined;
}

function numberAt(object: JsonObject, key: string): number | undefined {
  const value = own(object, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
