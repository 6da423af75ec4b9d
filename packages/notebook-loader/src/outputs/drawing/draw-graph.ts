import { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { Drawing } from './protocol.ts';

/** Draws a graph in DOT, as `dot` does. Nothing is loaded: the compiled program has no file system but its own, which is empty. */
export async function drawGraph(source: string): Promise<Drawing> {
  const graphviz = await Graphviz.load();
  return { svg: graphviz.dot(source), notes: [] };
}
