import type { JsonObject } from '../../nbformat/index.ts';

/** What is to be drawn. */
export type Task =
  | {
      kind: 'vega' | 'vega-lite';
      spec: JsonObject;
      /** Hosts that data may be loaded from. */
      hosts: readonly string[];
    }
  /** Graphviz' DOT. */
  | { kind: 'graphviz'; source: string }
  | { kind: 'mermaid'; source: string };

/** A task as JSON: threads hand over one text much faster than the many values of a chart's data. */
export type WrittenTask = string;

export interface Drawing {
  svg: string;
  /** What is not in the drawing, in full sentences. */
  notes: string[];
}

/** What the worker answers: the drawing, or in a full sentence why there is none. */
export type Answer = Drawing | { reason: string };

/** The same, or why the worker was ended. */
export type Outcome = Answer | { ended: string };
