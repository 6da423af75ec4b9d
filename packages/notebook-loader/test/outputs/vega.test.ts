import { execFile } from 'node:child_process';
import type { RequestListener } from 'node:http';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { JsonObject } from '../../src/nbformat/index.ts';
import { draw } from '../../src/outputs/drawing/draw.ts';
import { drawOnce } from '../../src/outputs/drawing/draw-once.ts';
import { createMediaStore } from '../../src/outputs/media-store.ts';
import { code, display, markdown, pixel, renderCells, renderOutput } from '../build-notebook.ts';
import { serve } from '../serve.ts';

const lite = {
  mark: 'bar',
  data: {
    values: [
      { joint: 'knee', angle: 60 },
      { joint: 'hip', angle: 40 },
    ],
  },
  encoding: { x: { field: 'joint', type: 'nominal' }, y: { field: 'angle', type: 'quantitative' } },
};
const full = {
  width: 100,
  height: 50,
  data: [{ name: 'table', values: [{ v: 3 }, { v: 5 }] }],
  marks: [
    {
      type: 'rect',
      from: { data: 'table' },
      encode: { enter: { x: { field: 'v' }, y: { value: 0 }, width: { value: 2 }, height: { value: 9 } } },
    },
  ],
};
const text = { 'text/plain': 'alt.Chart(...)' };

const pictures = (rendered: Awaited<ReturnType<typeof renderOutput>>) =>
  rendered.media.map(({ bytes }) => new TextDecoder().decode(bytes));

test('the same chart is the same file, whatever was drawn before it', async () => {
  const random = { transform: [{ calculate: 'random()', as: 'angle' }] };
  const spec = { ...lite, ...random, mark: { type: 'bar', clip: true } };
  const chart = () => renderOutput({ 'application/vnd.vegalite.v6+json': spec });
  const [first, again] = [pictures(await chart()), pictures(await chart())];
  expect(first[0]).toContain('clip-path="url(#');
  expect(again).toEqual(first);
});

test.each<[string, object]>([
  ...['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v5.2.0'].map((version): [string, object] => [
    `application/vnd.vegalite.${version}+json`,
    lite,
  ]),
  ...['v3', 'v4', 'v5', 'v6'].map((version): [string, object] => [
    `application/vnd.vega.${version}+json`,
    full,
  ]),
  ['application/vnd.vegalite.v6.json', lite],
  ['application/vnd.vega.v5.json', full],
])('%s is drawn', async (mime, spec) => {
  const rendered = await renderOutput({ ...text, [mime]: spec });
  expect(rendered.html).toMatch(/<img src="notebook-media:\w+\.svg" width="\d+" height="\d+" alt="[^"]+"/);
  expect(rendered.html).toContain(`data-mime="${mime}"`);
  expect(rendered.rules).toEqual([]);
  expect(pictures(rendered)[0]).toMatch(/<path [^>]*d="M[\d.,]+/);
});

const altair = (spec: object) => `<div id="altair-viz-1"></div>
<script type="text/javascript">
  (function(spec, embedOpt){
    const outputDiv = document.getElementById("altair-viz-1");
    function displayChart(vegaEmbed) { vegaEmbed(outputDiv, spec, embedOpt).catch(err => {}); }
    displayChart(vegaEmbed);
  })(${JSON.stringify(spec)}, {"mode": "vega-lite"});
</script>`;

test.each([
  ['Altair 4 and 5', altair(lite)],
  [
    'Altair 2',
    `<script>var spec = ${JSON.stringify(lite)}; var opt = {mode: 'vega-lite'}; vegaEmbed("#vis", spec, opt);</script>`,
  ],
  [
    'a page of its own',
    `<!DOCTYPE html><html><head><script src="https://cdn.example/vega-embed"></script></head><body><div id="vis"></div><script type="text/javascript">vegaEmbed('#vis', JSON.parse('${JSON.stringify(lite)}')).catch(console.warn);</script></body></html>`,
  ],
  ['Vega itself', altair({ ...full, $schema: 'https://vega.github.io/schema/vega/v5.json' })],
])('HTML of %s is drawn', async (_, html) => {
  const rendered = await renderOutput({ ...text, 'text/html': html });
  expect(rendered.html).toContain('<img');
  expect(pictures(rendered)[0]).toContain('<path');
  expect(rendered.rules).toEqual([]);
});

test.each([
  ['its description', { ...lite, description: 'Angles of joints' }, 'Angles of joints'],
  ['its title', { ...lite, title: { text: ['Angles', 'of joints'] } }, 'Angles of joints'],
  ['what it draws', lite, 'Chart (bar: angle by joint)'],
])('a chart is described by %s', async (_, spec, alt) => {
  const { html } = await renderCells([
    markdown('# Gait'),
    code('', [display({ 'application/vnd.vegalite.v5+json': spec })]),
  ]);
  expect(html).toContain(`alt="${alt}"`);
});

test('the words of the author come first', async () => {
  const { html } = await renderCells([
    code('#| fig-alt: Two bars', [display({ 'application/vnd.vegalite.v5+json': lite })]),
  ]);
  expect(html).toContain('alt="Two bars"');
});

test.each([
  ['a host', 'https://example.org/cars.json'],
  ['this machine', 'http://127.0.0.1:9/latest/meta-data'],
  ['a file', 'file:///etc/passwd'],
  ['a path', '/etc/passwd'],
  ['a file beside the notebook', 'cars.json'],
])('data of %s is not loaded; the next of the bundle is shown', async (_, url) => {
  const spec = { ...lite, data: { url, format: { type: 'json' } } };
  const chart = { 'application/vnd.vegalite.v5+json': spec };
  const picture = await renderOutput({ ...chart, 'image/png': pixel, ...text });
  expect(picture.html).toContain('data-mime="image/png"');
  expect(picture.messages[0]?.reason).toContain(`It reads data from ${url}`);
  const plain = await renderOutput({ ...chart, ...text });
  expect(plain.html).toContain('alt.Chart(...)');
  expect(plain.html).toMatch(/<p class="nb-notice">[^<]*It reads data from/);
});

describe('data of hosts that are allowed', () => {
  const hostThat = async (answer: RequestListener): Promise<string> => {
    const server = await serve(answer, '127.0.0.1');
    onTestFinished(() => server.close());
    return new URL(server.origin).host;
  };
  const chartOf = (host: string) => ({
    ...text,
    'application/vnd.vegalite.v5+json': {
      ...lite,
      data: { url: `http://${host}/cars.json`, format: { type: 'json' } },
    },
  });

  test('is read', async () => {
    const host = await hostThat((_, response) => response.end(JSON.stringify(lite.data.values)));
    const rendered = await renderOutput(chartOf(host), { remoteData: [host] });
    expect(pictures(rendered)[0]).toContain('knee');
  });

  test('is not read through a redirect', async () => {
    let asked = 0;
    const other = await hostThat((_, response) => {
      asked++;
      response.end(JSON.stringify(lite.data.values));
    });
    const host = await hostThat((_, response) =>
      response.writeHead(302, { location: `http://${other}/` }).end(),
    );
    const { html, rules } = await renderOutput(chartOf(host), { remoteData: [host] });
    expect(html).toContain('A Vega chart is not drawn');
    expect(rules).toEqual(['fallback']);
    expect(asked).toBe(0);
  });
});

test('HTML that cannot be drawn says why, once', async () => {
  const spec = { ...lite, data: { url: 'https://example.org/cars.json' } };
  const { html, rules } = await renderOutput({ 'text/html': altair(spec), ...text });
  expect(html).toMatch(
    /<p class="nb-notice">A Vega chart is not drawn\. It reads data from [^<]*`remoteData`\.<\/p>/,
  );
  expect(rules[0]).toBe('fallback');
});

test('data within the specification is read', async () => {
  const values = encodeURIComponent(JSON.stringify(lite.data.values));
  const spec = { ...lite, data: { url: `data:application/json,${values}`, format: { type: 'json' } } };
  const rendered = await renderOutput({ 'application/vnd.vegalite.v5+json': spec });
  expect(pictures(rendered)[0]).toContain('knee');
});

test('links and pictures of other hosts are left out, and the author is told', async () => {
  const mark = (type: string, encode: object) => ({
    type,
    from: { data: 'table' },
    encode: { enter: encode },
  });
  const spec = {
    ...full,
    marks: [
      mark('rect', { href: { value: 'javascript:alert(1)' }, width: { value: 9 }, height: { value: 9 } }),
      mark('image', {
        url: { value: 'https://example.org/beacon.png' },
        width: { value: 9 },
        height: { value: 9 },
      }),
    ],
  };
  const rendered = await renderOutput({ 'application/vnd.vega.v5+json': spec });
  expect(pictures(rendered)[0]).not.toMatch(/javascript|example\.org/);
  expect(rendered.rules).toEqual(['chart', 'chart']);
});

test('what never ends is given up, and the next chart is drawn', async () => {
  const expr = `test(/^(a+)+$/, '${'a'.repeat(60)}!')`;
  const endless = { ...full, signals: [{ name: 'endless', init: expr }] };
  const [given, drawn] = await Promise.all([
    draw(JSON.stringify({ kind: 'vega', spec: endless, hosts: [] }), {}, 3000),
    draw(JSON.stringify({ kind: 'vega', spec: full, hosts: [] }), {}),
  ]);
  expect(given).toHaveProperty('reason');
  expect(drawn).toHaveProperty('svg');
});

test('after two that never end, a notebook has no more drawn', async () => {
  const notebook = {};
  const expr = `test(/^(a+)+$/, '${'a'.repeat(60)}!')`;
  const endless = { ...full, signals: [{ name: 'endless', init: expr }] };
  for (let index = 0; index < 2; index++)
    await draw(JSON.stringify({ kind: 'vega', spec: endless, hosts: [] }), notebook, 300);
  expect(await draw(JSON.stringify({ kind: 'vega', spec: full, hosts: [] }), notebook)).toEqual({
    reason: 'Other drawings of the notebook have taken too much time or memory.',
  });
  expect(await draw(JSON.stringify({ kind: 'vega', spec: full, hosts: [] }), {})).toHaveProperty('svg');
});

test('what is nested too deeply has no drawing, and the next has', async () => {
  let spec: JsonObject = {};
  for (let depth = 0; depth < 200_000; depth++) spec = { layer: [spec] };
  const notebook = { media: createMediaStore(), cache: undefined };
  expect(await drawOnce({ kind: 'vega-lite', spec, hosts: [] }, notebook)).toHaveProperty('reason');
  expect(await draw(JSON.stringify({ kind: 'vega', spec: full, hosts: [] }), {})).toHaveProperty('svg');
});

test.each([
  ['of Vega 2', { marks: [{ type: 'rect', properties: { enter: {} } }] }, 'vega.v2'],
  ['no object', 'bar'],
  ['no chart', { a: 1 }],
  ['a mark that does not exist', { ...lite, mark: 'spiral' }],
  ['nested without end', JSON.parse(`${'{"layer":['.repeat(1000)}{}${']}'.repeat(1000)}`)],
])('a specification that is %s falls back and says so', async (_, spec, type = 'vegalite.v5') => {
  const { html, rules } = await renderOutput({ [`application/vnd.${type}+json`]: spec, ...text });
  expect(html).toContain('alt.Chart(...)');
  expect(html).toContain('A Vega chart is not drawn');
  expect(rules).toEqual(['fallback']);
});

test('no text of a notebook becomes code', async () => {
  const spec = { ...lite, transform: [{ calculate: 'datum.angle * 2', as: 'angle' }] };
  const program = `import { drawVega } from ${JSON.stringify(import.meta.resolve('../../src/outputs/drawing/draw-vega.ts'))};
    const { svg } = await drawVega({ kind: 'vega-lite', spec: ${JSON.stringify(spec)}, hosts: [] });
    if (!svg.includes('>120<')) throw new Error(svg);`;
  // The flag makes `eval` and `new Function` throw.
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '-e', program];
  await expect(promisify(execFile)(process.execPath, flags)).resolves.toBeDefined();
});
