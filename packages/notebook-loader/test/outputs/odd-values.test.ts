import { expect, test } from 'vitest';
import { renderOutput } from '../build-notebook.ts';

const types = [
  'application/vnd.jupyter.widget-view+json',
  'application/vnd.plotly.v1+json',
  'application/vnd.vegalite.v5+json',
  'application/vnd.vega.v5+json',
  'application/geo+json',
  'application/vnd.dataresource+json',
  'application/kotlindataframe+json',
  'application/vdom.v1+json',
  'application/json',
  'text/vnd.graphviz',
  'text/vnd.mermaid',
  'text/vnd.plotly.v1+html',
  'text/csv',
  'text/latex',
  'text/markdown',
  'text/html',
  'image/svg+xml',
  'image/png',
  'application/pdf',
  'video/mp4',
];
const deep = JSON.parse(`${'{"type":"Feature","children":['.repeat(500)}1${']}'.repeat(500)}`);
const odd: [string, unknown][] = [
  ['a number', 1],
  ['true', true],
  ['an empty text', ''],
  ['a text', '\ud800 <script>&'],
  ['an empty list', []],
  ['a list of everything', [1, null, 'a', {}, [], true]],
  ['an empty object', {}],
  [
    'keys of a prototype',
    JSON.parse('{"__proto__":{"type":"bar"},"constructor":1,"toString":2,"type":"toString"}'),
  ],
  [
    'values of the wrong type',
    {
      data: 1,
      layout: 'a',
      type: [],
      features: {},
      schema: [],
      model_id: {},
      tagName: 1,
      mark: null,
      marks: 5,
    },
  ],
  [
    'traces of the wrong type',
    {
      data: [
        { x: { dtype: 'f8', bdata: 'AAA=' }, y: 'a', marker: 1, line: [], name: {} },
        { type: 'pie', values: ['a', -1] },
        { type: 'heatmap', z: [1, [null]] },
        { type: 'bar', x: [[1], null] },
      ],
      layout: { xaxis: { range: 'a', title: [] }, template: 1 },
    },
  ],
  ['nested deeply', deep],
];

test.each(types)('%s of any value leaves the page whole', async (type) => {
  for (const [what, value] of odd) {
    const { html, rules } = await renderOutput({ [type]: value, 'text/plain': 'plain text' });
    expect(rules, what).not.toContain('output-error');
    expect(html, what).toMatch(/nb-output[^>]*>[^<]*<\w/);
  }
});
