import { describe, expect, test } from 'vitest';
import type { OutputRenderer } from '../../src/outputs/renderer.ts';
import { code, display, markdown, pixel, renderCells, renderOutput, stream } from '../build-notebook.ts';

const outputs = async (...list: unknown[]) => (await renderCells([code('', list)])).html;
/** The outputs alone. */
const inner = (html: string) => /<div class="nb-outputs">([\s\S]*)<\/div><\/section>/.exec(html)?.[1];

describe('streams', () => {
  test('neighbours of the same name become one', async () => {
    const html = await outputs(stream('a'), stream('b\n'), stream('c', 'stderr'), stream('d'));
    expect(inner(html)).toBe(
      '<div class="nb-output nb-stream nb-stdout" data-mime="application/vnd.jupyter.stdout"><pre class="nb-plain">ab</pre></div>' +
        '<div class="nb-output nb-stream nb-stderr" data-mime="application/vnd.jupyter.stderr"><pre class="nb-plain">c</pre></div>' +
        '<div class="nb-output nb-stream nb-stdout" data-mime="application/vnd.jupyter.stdout"><pre class="nb-plain">d</pre></div>',
    );
  });

  test('a carriage return reaches over pieces', async () => {
    expect(await outputs(stream('10%'), stream('\r20%'))).toContain('<pre class="nb-plain">20%</pre>');
  });

  test('colours are classes, colours beyond the palette generated ones for both themes', async () => {
    const { html, css } = await renderCells([
      code('', [stream('\u001b[1;31ma\u001b[0;38;2;255;255;0mb\u001b[0;30;47mc')]),
    ]);
    expect(html).toContain('<span class="ansi-bold ansi-red-fg">a</span>');
    expect(html).not.toContain('style=');
    expect(css).toContain('light-dark(#737300,#ffff00)');
    expect(css).toMatch(/background-color:#c5c1b4;color:#\w{6}/);
  });

  test('a text too long keeps its ends, and says so', async () => {
    const { html, rules } = await renderCells([code('', [stream(`first${'x\n'.repeat(500_000)}last`)])]);
    expect(html).toMatch(/first[\s\S]*characters are left out here[\s\S]*last/);
    expect(html.length).toBeLessThan(500_000);
    expect(rules).toEqual(['long-text']);
  });
});

describe('errors', () => {
  test('the traceback, with its colours', async () => {
    const html = await outputs({
      output_type: 'error',
      ename: 'E',
      evalue: 'v',
      traceback: ['\u001b[31mE\u001b[0m', ': v'],
    });
    expect(inner(html)).toBe(
      '<div class="nb-output nb-error" data-mime="application/vnd.jupyter.error"><pre class="nb-plain"><span class="ansi-red-fg">E</span>\n: v</pre></div>',
    );
  });
  test('name and value where the traceback does not have them', async () => {
    expect(
      await outputs({ output_type: 'error', ename: 'Bad', evalue: 'day', traceback: ['line 1'] }),
    ).toContain('<p class="nb-error-name">Bad: day</p>');
    expect(await outputs({ output_type: 'error', ename: 'Bad', evalue: 'day' })).toContain('Bad: day');
  });
});

describe('the richest type that can be shown wins', () => {
  test.each<[string, object, string]>([
    ['html over text', { 'text/plain': 'a', 'text/html': '<b>b</b>' }, 'text/html'],
    [
      'a script passes on to the picture',
      { 'text/html': '<script>x</script>', 'image/png': pixel },
      'image/png',
    ],
    ['latex over picture', { 'image/png': pixel, 'text/latex': '$x$' }, 'text/latex'],
    ['a bad picture passes on to the text', { 'image/png': 'no', 'text/plain': 'a' }, 'text/plain'],
    ['unknown passes on', { 'application/vnd.new+json': {}, 'text/plain': 'a' }, 'text/plain'],
    [
      'a tabular passes on',
      { 'text/latex': '\\begin{tabular}{l}a\\end{tabular}', 'text/plain': 'a' },
      'text/plain',
    ],
    ['markdown', { 'text/markdown': '**a**', 'text/plain': 'a' }, 'text/markdown'],
    ['json', { 'application/json': { a: 1 }, 'text/plain': 'a' }, 'application/json'],
    ['csv', { 'text/csv': 'a,b' }, 'text/csv'],
  ])('%s', async (_, data, mime) => {
    expect((await renderOutput(data)).html).toContain(`data-mime="${mime}"`);
  });

  test('a fallback of a live output says what it stands for', async () => {
    const { html, rules } = await renderOutput({
      'application/vnd.plotly.v1+json': {},
      'text/plain': 'Figure()',
    });
    expect(html).toContain('Figure()');
    expect(html).toContain(
      '<p class="nb-notice">Here stands an interactive Plotly figure; a text takes its place.</p>',
    );
    expect(rules).toEqual(['fallback']);
  });

  test('HTML that a script would have drawn passes on, and says so', async () => {
    const { html } = await renderOutput({
      'text/html': '<div id="a"></div><script>draw()</script>',
      'text/plain': 'Plot()',
    });
    expect(html).toContain('Plot()');
    expect(html).toContain(
      '<p class="nb-notice">This output is drawn by a script, which pages do not run.</p>',
    );
  });

  test('nothing is dropped in silence', async () => {
    const { html, rules } = await renderOutput({ 'application/vnd.new+json': {} });
    expect(html).toContain('This page cannot show an output of type application/vnd.new+json.');
    expect(rules).toEqual(['no-fallback']);
  });

  test('a row of the user comes first, and may pass on', async () => {
    const row: OutputRenderer = {
      mediaType: /^application\/vnd\.mine/,
      name: 'mine',
      render: (value) => (value === 1 ? [{ type: 'text', value: 'one' }] : undefined),
    };
    const data = (value: number) => ({ 'application/vnd.mine+json': value, 'text/html': 'html' });
    expect((await renderOutput(data(1), { outputs: [row] })).html).toContain(
      'nb-mine" data-mime="application/vnd.mine+json">one<',
    );
    expect((await renderOutput(data(2), { outputs: [row] })).html).toContain('nb-html');
  });

  test("a row of the user's own can keep what the rest of the bundle shows", async () => {
    const live: OutputRenderer = {
      mediaType: 'application/vnd.live+json',
      name: 'live',
      render: async (_, { fallback }) => [
        { type: 'element', tagName: 'live-view', properties: {}, children: await fallback() },
      ],
    };
    const data = { 'application/vnd.live+json': {}, 'image/png': pixel, 'text/plain': 'a view' };
    const { html, rules } = await renderOutput(data, { outputs: [live] });
    expect(html).toMatch(
      /<div class="nb-output nb-live" [^>]*><live-view><div class="nb-output nb-image" [^>]*><figure[\s\S]*<\/live-view><\/div>/,
    );
    expect(rules).toEqual([]);
  });

  test('a renderer that throws passes on, and says so', async () => {
    const row: OutputRenderer = {
      mediaType: 'application/vnd.mine',
      name: 'bad',
      render: () => {
        throw new Error('Oh.');
      },
    };
    const outputs = [
      display({ 'application/vnd.mine': 'a', 'image/png': pixel }),
      display({ 'application/vnd.mine': 1 }),
      stream('b'),
    ];
    const { html, messages } = await renderCells([code('', outputs)], { outputs: [row] });
    expect(html).toContain('<img');
    expect(html).toContain('<p class="nb-notice">Its application/vnd.mine could not be rendered.</p>');
    expect(html).toContain('>b</pre>');
    expect(messages.map(({ reason }) => reason)).toContain(
      'Cell 1: The application/vnd.mine of an output could not be rendered: Oh.',
    );
  });
});

describe('pictures', () => {
  const image = async (metadata: object, before: object[] = [], source = '') => {
    const { html } = await renderCells([
      ...before,
      code(source, [display({ 'image/png': pixel }, metadata)]),
    ]);
    return /<figure.*?<\/figure>/.exec(html)?.[0];
  };

  test('leave the notebook as files, each content once', async () => {
    const { html, media, frontmatter } = await renderCells([
      code('', [
        display({ 'image/png': pixel }),
        display({ 'image/png': [pixel.slice(0, 40), `\n${pixel.slice(40)}`] }),
      ]),
    ]);
    expect(html).not.toContain('base64');
    expect(media).toMatchObject([{ mediaType: 'image/png', width: 1, height: 1 }]);
    expect(html.match(/src="notebook-media:[\da-f]{16}\.png"/g)).toHaveLength(2);
    expect(frontmatter.thumbnail).toBe(media[0]?.name);
  });

  test('have the size that metadata asks for', async () => {
    expect(await image({ 'image/png': { width: 300 } })).toContain('width="300" height="300"');
    expect(await image({ width: 30, height: 20 })).toContain('width="30" height="20"');
    expect(await image({ width: -5 })).toContain('width="1" height="1"');
  });

  test('are described by the author, else by the heading above', async () => {
    const heading = [markdown('# Gait of a walker')];
    expect(await image({}, heading)).toContain('alt="Figure: Gait of a walker"');
    expect(await image({ 'image/png': { alt: 'A wave' } }, heading)).toContain('alt="A wave"');
    expect(await image({}, heading, '#| fig-alt: Two waves')).toContain('alt="Two waves"');
    const captioned = code('#| fig-cap: Three waves', [display({ 'image/png': pixel })]);
    expect((await renderCells([captioned])).html).toMatch(/alt="Three waves".*<figcaption>.*Three waves/);
    expect(await image({ alt: '<Figure size 640x480 with 1 Axes>' }, heading)).toContain(
      'alt="Figure: Gait of a walker"',
    );
    expect(await image({})).toContain('alt="Output of cell 1"');
  });

  test('SVG is a file with its size, and no ids that could clash', async () => {
    const svg =
      '<?xml version="1.0"?><!DOCTYPE svg><svg width="72pt" height="36pt" viewBox="0 0 72 36"><defs><clipPath id="a"/></defs><path d="M0 0"/></svg>';
    const { html, media } = await renderOutput({ 'image/svg+xml': svg });
    expect(html).toMatch(/<img src="notebook-media:\w+\.svg" width="96" height="48"/);
    expect(new TextDecoder().decode(media[0]?.bytes)).toBe(
      '<svg width="72pt" height="36pt" viewBox="0 0 72 36" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><defs><clipPath id="a" /></defs><path d="M0 0" /></svg>',
    );
  });

  test('attachments, with spaces and in HTML', async () => {
    const attachments = { 'a b.png': { 'image/png': pixel } };
    const { html, rules } = await renderCells([
      markdown(
        '![x](attachment:a%20b.png) ![y](<attachment:a b.png>) <img src="attachment:a b.png" width=10>',
        { attachments },
      ),
    ]);
    expect(html.match(/notebook-media:\w+\.png/g)).toHaveLength(3);
    expect(html).toMatch(/width="10"[^>]* height="10"/);
    expect(rules).toEqual([]);
  });

  test('beside the notebook they keep their address, for the site to resolve', async () => {
    const { html } = await renderCells([markdown('![x](fig/a.png) [n](other.ipynb#Part)')]);
    expect(html).toContain(
      '<img src="fig/a.png" alt="x" loading="lazy" decoding="async" data-notebook-relative="">',
    );
    expect(html).toContain('<a href="other.ipynb#Part" data-notebook-link="">');
  });

  test('of other hosts are links, unless their host is allowed', async () => {
    const cells = [markdown('![x](https://img.example.org/a.png)')];
    expect((await renderCells(cells)).html).toContain(
      '<a class="nb-remote-image" href="https://img.example.org/a.png">x</a>',
    );
    for (const host of ['img.example.org', '*.example.org', '*']) {
      expect((await renderCells(cells, { remoteImages: [host] })).html).toContain(
        '<img src="https://img.example.org/a.png"',
      );
    }
    expect((await renderCells(cells, { remoteImages: ['example.org'] })).html).not.toContain('<img');
  });
});

describe('tables', () => {
  const frame =
    '<style scoped>.dataframe tbody tr th {vertical-align: top}</style><table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th><th>a</th></tr></thead><tbody><tr><th>0</th><td>1</td></tr></tbody></table>';

  test('a data frame scrolls under a name, and its headers say what they head', async () => {
    const { html, css } = await renderOutput({ 'text/html': frame });
    expect(html).toContain(
      '<div class="nb-table-scroll" tabindex="0" role="region" aria-label="Table 1"><table class="dataframe">',
    );
    expect(html).toContain('<td></td><th scope="col">a</th>');
    expect(html).toContain('<th scope="row">0</th><td>1</td>');
    expect(html).not.toContain('style');
    expect(css).toContain('text-align:right');
  });

  test('a caption names it', async () => {
    const html = '<table><caption>Joints</caption><tr><td>1</td></tr></table>';
    expect((await renderOutput({ 'text/html': html })).html).toContain('aria-label="Table 1: Joints"');
  });

  test('a Styler keeps its colours, confined to its output', async () => {
    const html =
      '<style>#T_a_row0_col0, .hot {background-color: #440154; color: #f1f1f1} .other{position:fixed}</style><table id="T_a"><tr><td id="T_a_row0_col0" class="data row0 hot">1</td></tr></table>';
    const rendered = await renderOutput({ 'text/html': html });
    expect(rendered.css).toMatch(
      /\.nb-scope-\w{10} #user-content-T_a_row0_col0,\.nb-scope-\w{10} \.hot\{background-color:#440154;color:#f1f1f1\}/,
    );
    expect(rendered.html).toContain('<td id="user-content-T_a_row0_col0" class="hot">1</td>');
  });
});

test('a frame becomes a link to what it would have shown', async () => {
  const { html } = await renderOutput({
    'text/html': '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
  });
  expect(html).toContain('<a href="https://www.youtube.com/watch?v=abc">Open youtube.com/watch?v=abc</a>');
});

test('JSON is a tree that opens', async () => {
  const { html } = await renderOutput({ 'application/json': { a: [1, null], b: 'x' } });
  expect(html.match(/<details/g)).toHaveLength(2);
  expect(html).toContain('<span class="nb-json-key">b</span>: <span class="nb-json-string">"x"</span>');
});
