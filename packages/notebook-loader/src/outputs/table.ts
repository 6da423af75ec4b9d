import { csvOutput, dataResourceOutput, kotlinDataFrameOutput } from './data/tables.ts';
import { vdomOutput } from './data/vdom.ts';
import { geoJsonOutput } from './geo/geojson.ts';
import { graphvizOutput } from './graphviz.ts';
import { htmlOutput } from './html.ts';
import { rasterOutput, svgOutput } from './image.ts';
import { jsonOutput } from './json.ts';
import { latexOutput } from './latex.ts';
import { markdownOutput } from './markdown.ts';
import { pdfOutput, playerOutput } from './media.ts';
import { mermaidHtmlOutput, mermaidOutput } from './mermaid.ts';
import { plotlyHtmlOutput, plotlyOutput } from './plotly/plotly.ts';
import type { OutputRenderer } from './renderer.ts';
import { sourceOutput, textOutput } from './text.ts';
import { vegaHtmlOutput, vegaOutput } from './vega/vega.ts';
import { widgetOutput } from './widgets/widget.ts';

/**
 * Every kind of output that a page can show, from richest to plainest: of an output's bundle, the first row that fits and has
 * something to show wins. Rows of the user's own (`outputs` option) come before these.
 */
export const outputRenderers: readonly OutputRenderer[] = [
  playerOutput,
  widgetOutput,
  vegaOutput,
  vegaHtmlOutput,
  plotlyOutput,
  plotlyHtmlOutput,
  geoJsonOutput,
  graphvizOutput,
  mermaidOutput,
  mermaidHtmlOutput,
  vdomOutput,
  htmlOutput,
  markdownOutput,
  latexOutput,
  svgOutput,
  rasterOutput,
  pdfOutput,
  dataResourceOutput,
  kotlinDataFrameOutput,
  csvOutput,
  jsonOutput,
  textOutput,
  sourceOutput,
];

/** Outputs that draw themselves by scripts. What they are called in words; what a page shows is the fallback in their bundle. */
export const liveOutputs: readonly (readonly [mediaType: RegExp, name: string])[] = [
  [/^application\/vnd\.jupyter\.widget-view\+json$/, 'an interactive widget'],
  [/^(?:application\/vnd\.plotly\.v1\+json|text\/vnd\.plotly\.v1\+html)$/, 'an interactive Plotly figure'],
  [/^application\/vnd\.vega(?:lite)?\.v\d.*json$/, 'a Vega chart'],
  [/^application\/vnd\.(?:bokehjs|holoviews)/, 'a Bokeh or HoloViews plot'],
  [/^application\/plot\+json$/, 'a Lets-Plot figure'],
  [/^(?:application|text)\/(?:x-)?javascript$/, 'a script'],
];

/** Media types that carry no content of their own. */
export const silentMediaTypes =
  /^application\/vnd\.(?:bokehjs_load|holoviews_load|papermill|google\.colaboratory|jupyter\.stderr|code\.notebook)|^application\/papermill/;
