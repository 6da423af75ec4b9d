import {
  isObject,
  type JsonObject,
  type JsonValue,
  multiline,
  own,
  ownString,
} from '../../nbformat/index.ts';
import type { OutputRenderer } from '../renderer.ts';
import { htmlScripts } from '../scripts/html-scripts.ts';
import { drawChart } from './draw-chart.ts';

/** Vega and Vega-Lite of every version, in both spellings (`…v5+json`, `…v5.json`), drawn to a picture. */
export const vegaOutput: OutputRenderer = {
  mediaType: /^application\/vnd\.vega(?:lite)?\.v\d+(?:\.\d+)*[+.]json$/,
  name: 'image',
  async render(value, context) {
    const spec = typeof value === 'string' ? parseSpec(value) : value;
    if (!isObject(spec)) {
      context.pass('A Vega chart is not drawn: its specification is no JSON object.');
      return undefined;
    }
    return drawChart(context.mediaType.includes('lite') ? 'vega-lite' : 'vega', spec, context);
  },
};

/** HTML that draws a chart by a script, as Altair writes it. */
export const vegaHtmlOutput: OutputRenderer = {
  mediaType: 'text/html',
  name: 'image',
  async render(value, context) {
    const source = multiline(value);
    if (source === undefined || !source.includes('vegaEmbed')) return undefined;
    // What parses scripts is loaded where there is one to parse.
    const { findCall } = await import('../scripts/find-call.ts');
    for (const script of htmlScripts(source, 16_000_000)) {
      const [, spec, options] = findCall(script, 'vegaEmbed') ?? [];
      if (isObject(spec)) return drawChart(languageOf(spec, options), spec, context);
    }
    return undefined;
  },
};

/** As vega-embed finds it: by the address of the schema, else by the options, else by what the specification has. */
function languageOf(spec: JsonObject, options: JsonValue | undefined): 'vega' | 'vega-lite' {
  const schema = /\/schema\/(vega(?:-lite)?)\//.exec(ownString(spec, '$schema') ?? '')?.[1];
  const mode = isObject(options) ? ownString(options, 'mode') : undefined;
  const named = schema ?? mode;
  if (named === 'vega' || named === 'vega-lite') return named;
  return own(spec, 'marks') === undefined ? 'vega-lite' : 'vega';
}

function parseSpec(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
