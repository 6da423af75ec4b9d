import { describe, expect, test } from 'vitest';
import { pixel, renderOutput } from '../build-notebook.ts';

type Rendered = Awaited<ReturnType<typeof renderOutput>>;
const mime = 'application/vnd.plotly.v1+json';
const text = { 'text/plain': 'Figure()' };
const render = (data: object[], layout: object = {}) => renderOutput({ [mime]: { data, layout }, ...text });
const svg = ({ media }: Rendered) => new TextDecoder().decode(media[0]?.bytes);
/** Paths of marks that are filled with a colour. */
const filled = (rendered: Rendered, color: string) => svg(rendered).split(`fill="${color}"`).length - 1;
const texts = (rendered: Rendered) =>
  [...svg(rendered).matchAll(/<text[^>]*>([^<]*)/g)].map(([, content]) => content);

const bars = ['left', 'right'].map((name, index) => ({
  type: 'bar',
  name,
  x: ['hip', 'knee'],
  y: [40 + index, 60],
  marker: { color: index === 0 ? '#aa0000' : '#00aa00' },
}));

describe('a figure is drawn', () => {
  test.each<[string, object[], object, (rendered: Rendered) => unknown, unknown]>([
    ['bars beside each other', bars, {}, (it) => [filled(it, '#aa0000'), filled(it, '#00aa00')], [3, 3]],
    ['bars on top of each other', bars, { barmode: 'stack' }, (it) => texts(it).includes('120'), true],
    [
      'bars to the side',
      [{ type: 'bar', orientation: 'h', x: [4], y: ['hip'] }],
      {},
      (it) => texts(it).includes('hip'),
      true,
    ],
    [
      'a line',
      [{ x: [1, 2, 3], y: [1, null, 3], mode: 'lines', line: { color: '#aa0000', dash: 'dot' } }],
      {},
      (it) => /stroke="#aa0000"[^>]*stroke-dasharray="2[ ,]3"/.test(svg(it)),
      true,
    ],
    [
      'points',
      [{ x: [1, 2, 3], y: [1, 2, 3], mode: 'markers', marker: { color: ['#aa0000', '#00aa00', '#00aa00'] } }],
      {},
      (it) => filled(it, '#00aa00'),
      2,
    ],
    [
      'points of many sizes',
      [{ x: [1, 2], y: [1, 2], mode: 'markers', marker: { size: [10, 20] } }],
      {},
      (it) => /M10,0A10,10/.test(svg(it)),
      true,
    ],
    [
      'texts',
      [{ x: [1, 2], y: [1, 2], mode: 'text', text: ['Kea', '<b>Moa</b>'] }],
      {},
      (it) => texts(it).filter((name) => /Kea|Moa/.test(name ?? '')),
      ['Kea', 'Moa'],
    ],
    [
      'a histogram',
      [{ type: 'histogram', x: [1, 1, 1, 2, 5], marker: { color: '#aa0000' } }],
      {},
      (it) => filled(it, '#aa0000'),
      3,
    ],
    [
      'a histogram of names',
      [{ type: 'histogram', x: ['a', 'b', 'a'], marker: { color: '#aa0000' } }],
      {},
      (it) => filled(it, '#aa0000'),
      2,
    ],
    [
      'boxes',
      [{ type: 'box', name: 'knee', y: [1, 2, 3, 4, 30], marker: { color: '#aa0000' } }],
      {},
      (it) => texts(it).includes('knee') && filled(it, '#aa0000') > 0,
      true,
    ],
    [
      'a heat map, from the bottom',
      [
        {
          type: 'heatmap',
          z: [
            [1, 2],
            [3, 4],
          ],
          y: ['low', 'high'],
        },
      ],
      {},
      (it) => texts(it).indexOf('low') > -1 && /translate\(-5,\d{3}/.test(svg(it)),
      true,
    ],
    [
      'a pie',
      [{ type: 'pie', labels: ['a', 'b'], values: [1, 3] }],
      {},
      (it) => texts(it).filter((share) => share?.endsWith('%')),
      ['75.0%', '25.0%'],
    ],
    [
      'dates, as they are written',
      [{ x: ['2020-01-01', '2020-12-31'], y: [1, 2] }],
      {},
      (it) => texts(it).some((label) => /February|Mar|April/.test(label ?? '')),
      true,
    ],
    [
      'a logarithmic axis',
      [{ x: [1, 2], y: [1, 100_000] }],
      { yaxis: { type: 'log' } },
      (it) => texts(it).includes('100'),
      true,
    ],
    [
      'a range',
      [{ x: [1, 2], y: [1, 2] }],
      { yaxis: { range: [0, 500] } },
      (it) => texts(it).includes('400'),
      true,
    ],
    [
      'a second axis',
      [
        { x: [1, 2], y: [1, 2] },
        { x: [1, 2], y: [900, 901], yaxis: 'y2' },
      ],
      { yaxis2: { overlaying: 'y', title: 'share' } },
      (it) => texts(it).includes('share') && texts(it).includes('900.0'),
      true,
    ],
    [
      'several pairs of axes',
      [
        { x: [1, 2], y: [1, 2] },
        { x: [7, 8], y: [1, 2], xaxis: 'x2', yaxis: 'y2' },
      ],
      { xaxis: { domain: [0, 0.4], title: 'one' }, xaxis2: { domain: [0.6, 1], title: 'two' } },
      (it) => texts(it).includes('one') && texts(it).includes('two'),
      true,
    ],
    [
      "Plotly 6's typed arrays",
      [
        {
          mode: 'markers',
          x: { dtype: 'i1', bdata: 'AQID' },
          y: { dtype: 'f8', bdata: Buffer.from(new Float64Array([1, 2, 3]).buffer).toString('base64') },
          marker: { color: '#aa0000' },
        },
      ],
      {},
      (it) => filled(it, '#aa0000'),
      3,
    ],
  ])('%s', async (_, data, layout, look, expected) => {
    const rendered = await render(data, layout);
    expect(rendered.rules).toEqual([]);
    expect(rendered.html).toMatch(/<img src="notebook-media:\w+\.svg" width="\d+" height="\d+"/);
    expect(look(rendered)).toEqual(expected);
  });

  test('its title and traces describe it', async () => {
    const { html } = await render(bars, { title: { text: 'Angles<br><i>at mid-stance</i>' } });
    expect(html).toContain('alt="Angles at mid-stance: left (bar), right (bar)"');
  });

  test('what is not in the drawing is told', async () => {
    const { messages } = await render(bars, { annotations: [{ text: 'here' }] });
    expect(messages.map(({ reason }) => reason)).toEqual([
      'Cell 1: A Plotly figure is drawn in part: Its annotations are left out.',
    ]);
  });
});

test('the picture in the bundle comes first', async () => {
  const { html } = await renderOutput({ [mime]: { data: bars }, 'image/png': pixel, ...text });
  expect(html).toContain('data-mime="image/png"');
});

test.each([
  [
    'plotly.py',
    `<div><script>window.PLOTLYENV={};</script><script>require(["plotly"], function(Plotly) { Plotly.newPlot("id", ${JSON.stringify(bars)}, {"title": {"text": "Angles"}}, {"responsive": true}).then(function(){}) });</script></div>`,
  ],
  [
    '.NET',
    `<div id="1"></div><script>var renderPlotly = function() { require(['plotly'], function(Plotly) { var data = ${JSON.stringify(bars)}; var layout = {"title": "Angles"}; Plotly.newPlot('1', data, layout); }); };</script>`,
  ],
  [
    'a figure as one',
    `<script>Plotly.newPlot('1', { data: ${JSON.stringify(bars)}, layout: { title: 'Angles' } })</script>`,
  ],
])('HTML of %s is drawn', async (_, html) => {
  for (const type of ['text/html', 'text/vnd.plotly.v1+html']) {
    const rendered = await renderOutput({ [type]: html });
    expect(rendered.html).toContain('alt="Angles: left (bar), right (bar)"');
    expect(filled(rendered, '#aa0000')).toBe(3);
    expect(rendered.rules).toEqual([]);
  }
});

test.each<[string, object[], string]>([
  [
    'of three dimensions',
    [{ type: 'scatter3d', name: '<i>path</i>', x: [1, 2], y: [3, 4], z: [5, 6] }],
    'Traces of type scatter3d are drawn by Plotly only.',
  ],
  [
    'of too many points',
    [{ name: 'path', mode: 'markers', x: Array.from({ length: 30_000 }, (_, index) => index) }],
    'It has 30,000 points, too many for a page.',
  ],
])('a figure %s is shown by its data', async (_, data, reason) => {
  const { html, messages } = await render(data, { title: 'Path' });
  expect(messages[0]?.reason).toBe(`Cell 1: A Plotly figure is shown by its data. ${reason}`);
  expect(html).toContain(reason);
  expect(html).toMatch(
    /<strong>Path<\/strong>[\s\S]*<details[^>]*><summary>path \(scatter(?:3d)?\)<\/summary>[\s\S]*<th class="\S+" scope="col">x<\/th>/,
  );
});

test.each([
  ['no traces', {}],
  ['traces that are none', { data: [1, 'a', null] }],
])('%s: the text of the bundle, with a word', async (_, value) => {
  const { html } = await renderOutput({ [mime]: value, ...text });
  expect(html).toContain('Figure()');
  expect(html).toContain('Here stands an interactive Plotly figure');
});
