import type { JsonObject } from '../../nbformat/index.ts';
import type { Axis } from './axis.ts';
import type { Figure, Trace } from './read-figure.ts';

/** One pair of axes and the traces on it. */
export interface View {
  figure: Figure;
  traces: Trace[];
  x: Axis;
  y: Axis;
  /** Vega-Lite's channel that gives each trace its colour, and the legend. */
  color: JsonObject;
  /** Tells what of the figure is not in the drawing. */
  note(reason: string): void;
}

/** A layer of a Vega-Lite view. Marks are cut off at the edges of the view, as Plotly does. */
export function layer(mark: JsonObject, values: JsonObject[], encoding: JsonObject): JsonObject {
  return { data: { values }, mark: { clip: true, ...mark }, encoding };
}

/** A position channel for a field. */
export function channel(axis: Axis, field: string, more: JsonObject = {}): JsonObject {
  return { field, ...axis.channel, ...more };
}
