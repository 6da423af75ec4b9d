import { describe, expect, test } from 'vitest';
import { renderOutput } from '../build-notebook.ts';

const picture = ({ media }: Awaited<ReturnType<typeof renderOutput>>) =>
  new TextDecoder().decode(media[0]?.bytes);

describe('GeoJSON is a map', () => {
  const ring = [
    [10, 50],
    [12, 50],
    [12, 52],
    [10, 50],
  ];
  const feature = (type: string, coordinates: unknown, properties: object = {}) => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });

  test('of every kind of geometry, points last', async () => {
    const features = [
      feature('Point', [11, 51], { name: 'Kea', 'marker-color': '#00ff00' }),
      feature('MultiPoint', [
        [10, 51],
        [11, 50.5],
      ]),
      feature('LineString', [
        [10, 50],
        [12, 52],
      ]),
      feature('MultiLineString', [
        [
          [10, 50],
          [12, 52],
        ],
      ]),
      feature('Polygon', [ring], { name: 'Moa', fill: 'red' }),
      feature('MultiPolygon', [[ring], [ring]]),
      {
        type: 'Feature',
        properties: null,
        geometry: { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [11, 51] }] },
      },
    ];
    const rendered = await renderOutput({
      'application/geo+json': { type: 'FeatureCollection', features },
      'text/plain': '<GeoJSON>',
    });
    expect(rendered.html).toContain('alt="Map of 2 areas and 2 lines and 4 points: Kea, Moa"');
    expect(rendered.html).toMatch(/<details[^>]*><summary>Data of the map<\/summary>[\s\S]*nb-json-key/);
    const svg = picture(rendered);
    expect(svg.match(/<path /g)).toHaveLength(4);
    expect(svg.match(/<circle /g)).toHaveLength(4);
    expect(svg.indexOf('<circle')).toBeGreaterThan(svg.lastIndexOf('<path'));
    expect(svg).toContain('fill="#ff0000"');
    expect(svg).toContain('fill="#00ff00"');
  });

  test("small regions keep their form: Mercator's projection", async () => {
    // At 60° a degree of longitude is half as long as one of latitude.
    const square = [
      [0, 60],
      [2, 60],
      [2, 61],
      [0, 61],
      [0, 60],
    ];
    const svg = picture(await renderOutput({ 'application/geo+json': feature('Polygon', [square]) }));
    const points = [...svg.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    const [one, two, three] = points;
    const ratio = ((two?.[0] ?? 0) - (one?.[0] ?? 0)) / ((two?.[1] ?? 0) - (three?.[1] ?? 0));
    expect(ratio).toBeCloseTo(0.985, 1);
  });

  test.each([
    ['no shapes', { type: 'FeatureCollection', features: [] }],
    ['another object', { a: 1 }],
    ['coordinates that are none', feature('Polygon', [[['a', null]]])],
  ])('%s: a tree of its data', async (_, value) => {
    expect((await renderOutput({ 'application/geo+json': value })).html).toContain('nb-json-key');
  });

  test('one point has a place', async () => {
    const svg = picture(
      await renderOutput({ 'application/geo+json': { type: 'Point', coordinates: [180, 90] } }),
    );
    expect(svg).toMatch(/<circle cx="320.0" cy="60.0"/);
  });
});

describe('tables', () => {
  test.each<[string, string, unknown]>([
    [
      'a data resource',
      'application/vnd.dataresource+json',
      {
        schema: {
          fields: [
            { name: 'joint', type: 'string' },
            { name: 'angle', type: 'number' },
          ],
        },
        data: [
          { joint: '<b>knee</b>', angle: 60 },
          { joint: 'hip', angle: null },
        ],
      },
    ],
    [
      "Kotlin's data frame",
      'application/kotlindataframe+json',
      {
        metadata: { columns: ['joint', 'angle'] },
        kotlin_dataframe: [{ joint: '<b>knee</b>', angle: 60 }, { joint: 'hip' }],
      },
    ],
    ['CSV', 'text/csv', 'joint,angle\n"<b>knee</b>",60\nhip,\n'],
    ['CSV of Windows', 'text/csv', '"joint","angle"\r\n<b>knee</b>,60\r\nhip,\r\n'],
    ['TSV', 'text/tab-separated-values', 'joint\tangle\n<b>knee</b>\t60\nhip\t'],
  ])('%s', async (_, mime, value) => {
    const { html, css } = await renderOutput({ [mime]: value, 'text/plain': 'table' });
    expect(html).toMatch(
      /aria-label="Table 1"><table><thead><tr><th scope="col">joint<\/th><th class="(\S+)" scope="col">angle<\/th>/,
    );
    expect(html).toMatch(
      /<tbody><tr><td>&#x3C;b>knee&#x3C;\/b><\/td><td class="\S+">60<\/td><\/tr><tr><td>hip<\/td><td class="\S+"><\/td><\/tr><\/tbody>/,
    );
    expect(css).toContain('text-align:end');
  });

  test('a long one says how much is left out', async () => {
    const data = Array.from({ length: 1200 }, (_, index) => ({ index }));
    const { html, rules } = await renderOutput({ 'application/vnd.dataresource+json': { data } });
    expect(html.match(/<tr>/g)).toHaveLength(501);
    expect(html).toContain('The first 500 of 1,200 rows.');
    expect(rules).toEqual(['long-table']);
  });

  test('text that is no table stays text', async () => {
    expect((await renderOutput({ 'text/csv': 'just a line' })).html).toContain(
      '<pre class="nb-plain">just a line</pre>',
    );
  });
});

describe('Graphviz', () => {
  test('is drawn', async () => {
    const rendered = await renderOutput({
      'text/vnd.graphviz': 'digraph { a [label="Hip"]; b [label="Knee"]; a -> b }',
    });
    expect(rendered.html).toMatch(
      /<img src="notebook-media:\w+\.svg" width="\d+" height="\d+" alt="Graph: Hip, Knee"/,
    );
    expect(picture(rendered)).toMatch(/<ellipse[\s\S]*Knee/);
  });

  test('a graph with an error is its text, with a word', async () => {
    const { html, rules } = await renderOutput({
      'text/vnd.graphviz': 'digraph { a -> ',
      'text/plain': 'graph',
    });
    expect(html).toMatch(/<p class="nb-notice">A graph is not drawn\. [^<]*syntax error/);
    expect(rules).toEqual(['fallback']);
  });

  test('reads no files', async () => {
    const source = 'digraph { a [image="/etc/passwd", label="x", URL="javascript:alert(1)"] }';
    expect(picture(await renderOutput({ 'text/vnd.graphviz': source }))).not.toMatch(/passwd|javascript/);
  });
});

describe('Mermaid', () => {
  const flow = "%%{init: {'theme': 'base'}}%%\nflowchart LR\n  a[Hip] --> b[Knee]";

  test.each([
    ['of its own type', { 'text/vnd.mermaid': flow }],
    [
      'in HTML of .NET',
      {
        'text/html': `<script>load = () => { require(['m'], (mermaid) => { mermaid.mermaidAPI.render('id', \`${flow}\`, g => {}) }) }</script>`,
      },
    ],
  ])('%s is drawn, with its source below', async (_, data) => {
    const rendered = await renderOutput({ ...data, 'text/plain': 'x' });
    expect(rendered.html).toMatch(/<img src="notebook-media:\w+\.svg"[^>]* alt="Diagram: Hip, Knee"/);
    expect(rendered.html).toMatch(
      /<summary>Source of the diagram<\/summary><pre[^>]*>[\s\S]*a\[Hip\] --> b\[Knee\]/,
    );
    expect(picture(rendered)).toContain('Knee');
    expect(picture(rendered)).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org)/);
    expect(rendered.rules).toEqual([]);
  });

  test('a diagram of another kind is its source, and the author is told', async () => {
    const { html, rules } = await renderOutput({ 'text/vnd.mermaid': 'gantt\n  title Plan' });
    expect(html).toMatch(
      /<pre class="nb-plain">gantt\n {2}title Plan<\/pre><figcaption>\(source of a Mermaid diagram\)/,
    );
    expect(rules).toEqual(['fallback']);
  });

  test('links and markup in it do nothing', async () => {
    const source = 'flowchart LR\n  a["<img src=x onerror=alert(1)>"] --> b\n  click a "javascript:alert(1)"';
    expect(picture(await renderOutput({ 'text/vnd.mermaid': source }))).not.toMatch(/javascript:|<img/);
  });
});

test('virtual DOM is HTML, and sanitised', async () => {
  const value = {
    tagName: 'div',
    attributes: { style: { backgroundColor: 'red', position: 'fixed' }, onclick: 'x()' },
    children: [{ tagName: 'b', children: ['bold'] }, { tagName: 'script', children: 'x()' }, 'text'],
  };
  const { html, css } = await renderOutput({ 'application/vdom.v1+json': value });
  expect(html).toMatch(/<div class="nb-s-\w+"><b>bold<\/b>text<\/div>/);
  expect(css).toContain('background-color:red');
  expect(css).not.toContain('fixed');
});
