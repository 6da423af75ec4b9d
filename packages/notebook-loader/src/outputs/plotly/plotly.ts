import type { ElementContent } from 'hast';
import { isObject, type JsonValue, multiline, own } from '../../nbformat/index.ts';
import { drawOnce } from '../drawing/draw-once.ts';
import { figure as pictureFigure } from '../figure.ts';
import { svgFile } from '../media-file.ts';
import type { OutputContext, OutputRenderer } from '../renderer.ts';
import { htmlScripts } from '../scripts/html-scripts.ts';
import { figureData } from './figure-data.ts';
import { type Figure, readFigure } from './read-figure.ts';
import { toVegaLite } from './to-vega-lite.ts';

/** A Plotly figure: the picture that its bundle carries, else one that is drawn, else its data. */
export const plotlyOutput: OutputRenderer = {
  mediaType: 'application/vnd.plotly.v1+json',
  name: 'image',
  render(value, context) {
    const figure = isObject(value) ? readFigure(own(value, 'data'), own(value, 'layout')) : undefined;
    return figure && show(figure, context);
  },
};

/** HTML that draws a Plotly figure by a script. */
export const plotlyHtmlOutput: OutputRenderer = {
  mediaType: /^text\/(?:html|vnd\.plotly\.v1\+html)$/,
  name: 'image',
  async render(value, context) {
    const source = multiline(value);
    if (source === undefined || !source.includes('Plotly.')) return undefined;
    const { findCall } = await import('../scripts/find-call.ts');
    for (const script of htmlScripts(source, 16_000_000)) {
      for (const callee of ['Plotly.newPlot', 'Plotly.plot', 'Plotly.react']) {
        const [, data, layout] = findCall(script, callee) ?? [];
        const figure = readCall(data, layout);
        if (figure) return show(figure, context);
      }
    }
    return undefined;
  },
};

/** `newPlot(element, data, layout)` or `newPlot(element, { data, layout })`. */
function readCall(data: JsonValue | undefined, layout: JsonValue | undefined): Figure | undefined {
  return isObject(data) ? readFigure(own(data, 'data'), own(data, 'layout')) : readFigure(data, layout);
}

async function show(figure: Figure, context: OutputContext): Promise<ElementContent[] | undefined> {
  if (context.mediaTypes.some((mediaType) => /^image\/(?:png|jpeg|webp|svg\+xml)$/.test(mediaType)))
    return undefined;
  const chart = toVegaLite(figure);
  const answer =
    'reason' in chart ? chart : await drawOnce({ kind: 'vega-lite', spec: chart.spec, hosts: [] }, context);
  const file = 'svg' in answer ? svgFile(answer.svg) : undefined;
  if (!file) {
    const reason = 'reason' in answer ? answer.reason : 'Its drawing is empty.';
    context.message(`A Plotly figure is shown by its data. ${reason}`, 'fallback');
    return figureData(figure, reason, context);
  }
  const notes = 'notes' in chart ? chart.notes : [];
  if (notes.length > 0) context.message(`A Plotly figure is drawn in part: ${notes.join(' ')}`, 'chart');
  return [pictureFigure(file, context, context.altFor(describe(figure)))];
}

/** Such as “Angles: knee (scatter), hip (scatter)”. */
function describe({ title, traces }: Figure): string {
  const named = traces.slice(0, 8).map(({ name, type }) => `${name} (${type})`);
  return `${title?.replaceAll('\n', ' ') ?? 'Figure'}: ${named.join(', ')}`.replaceAll('\u200b', '');
}
