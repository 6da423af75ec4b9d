import { multiline } from '../nbformat/index.ts';
import { drawOnce } from './drawing/draw-once.ts';
import { figure } from './figure.ts';
import { svgFile } from './media-file.ts';
import type { OutputRenderer } from './renderer.ts';

/** Longest graph that is drawn, in characters: the time to lay one out grows with its square. */
const longest = 200_000;

/** `text/vnd.graphviz`: a graph in DOT, drawn as `dot` draws it. */
export const graphvizOutput: OutputRenderer = {
  mediaType: 'text/vnd.graphviz',
  name: 'image',
  async render(value, context) {
    const source = multiline(value);
    if (source === undefined || source.trim() === '') return undefined;
    const answer =
      source.length > longest
        ? { reason: `It has more than ${longest.toLocaleString('en')} characters.` }
        : await drawOnce({ kind: 'graphviz', source }, context);
    const file = 'svg' in answer ? svgFile(answer.svg) : undefined;
    if (!file) {
      context.pass(`A graph is not drawn. ${'reason' in answer ? answer.reason : 'It is empty.'}`);
      return undefined;
    }
    return [figure(file, context, context.altFor(describeGraph(source)))];
  },
};

/** The names of the first nodes; a graph's own label where it has one. */
function describeGraph(source: string): string | undefined {
  const label = /^[^[{]*\{[^[{]*\blabel\s*=\s*"([^"]+)"/.exec(source)?.[1];
  if (label) return label;
  const labels = [...source.matchAll(/\blabel\s*=\s*"([^"\\]{1,60})"/g)].map(([, text]) => text);
  return labels.length > 0 ? `Graph: ${[...new Set(labels)].slice(0, 8).join(', ')}` : undefined;
}
