import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { code, display, markdown, pixel, renderCells, stream } from '../build-notebook.ts';

/**
 * What a browser would make of the page's HTML: everything in it that could run, load from elsewhere, navigate by itself,
 * cover the page, or take a name in its document.
 */
function dangers(html: string): string[] {
  const found: string[] = [];
  const root: Root = fromHtml(html, { fragment: true });
  visit(root, 'element', (node: Element) => {
    const { tagName, properties } = node;
    if (
      /^(?:script|iframe|frame|object|embed|applet|link|meta|base|form|style|template|noscript|svg|foreignobject|textarea|button|dialog|portal)$/.test(
        tagName,
      )
    )
      found.push(`<${tagName}>`);
    if (tagName === 'input' && properties.disabled !== true) found.push('<input>');
    for (const [name, value] of Object.entries(properties)) {
      const text = String(value);
      if (/^on/i.test(name)) found.push(`${tagName}[${name}]`);
      if (
        /^(?:style|srcset|srcDoc|formAction|action|target|ping|background|is|slot|autoFocus|contentEditable|accessKey|popover)$/i.test(
          name,
        )
      )
        found.push(`${tagName}[${name}]`);
      if (/^(?:src|poster|data)$/.test(name) && !/^notebook-media:|^[\w./-]+$/.test(text))
        found.push(`${tagName}[${name}=${text}]`);
      if (name === 'href' && !/^(?:https?:|mailto:|notebook-media:|#|[\w./?%-]+(?:#|$))/i.test(text))
        found.push(`a[href=${text}]`);
      if (name === 'id' && /^(?:cookie|body|forms|getElementById|x)$/.test(text)) found.push(`id ${text}`);
      if (name === 'name') found.push(`name ${text}`);
      if (/^data[A-Z]/.test(name) && !/^data(?:Mime|Tags|Label|Language|Notebook\w+|Footnote\w+)$/.test(name))
        found.push(name);
    }
  });
  return found;
}

const out = (data: object, metadata: object = {}) => [code('', [display(data, metadata)])];
const html = (source: string) => out({ 'text/html': source });
const md = (source: string) => [markdown(source)];

const payloads: Record<string, object[]> = {
  'script in Markdown': md('<script>alert(1)</script>'),
  'image handler': md('<img src=x onerror=alert(1)>'),
  'javascript: links': md(
    '[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) <a href="java&#10;script:alert(1)">c</a> <a href="&#1;javascript:alert(1)">d</a>',
  ),
  'javascript: and data: pictures': md(
    '![a](javascript:alert(1)) ![b](data:text/html,<script>alert(1)</script>) ![c](data:image/svg+xml,<svg/onload=alert(1)>)',
  ),
  'data:text/html link': md('[a](data:text/html;base64,PHNjcmlwdD4=)'),
  'reference definition': md('[a][b]\n\n[b]: javascript:alert(1)'),
  autolinks: md('<javascript:alert(1)> <data:text/html,x> <vbscript:x>'),
  'frame with srcdoc': md('<iframe srcdoc="<script>alert(1)</script>"></iframe>'),
  'frame of a script': md('<iframe src="javascript:alert(1)"></iframe>'),
  'SVG in Markdown': md(
    '<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><set attributeName=href to=javascript:alert(1)></a></svg>',
  ),
  'math link': md(
    '$\\href{javascript:alert(1)}{x} \\htmlData{x=y}{z} \\includegraphics{https://evil.example/x.png}$',
  ),
  'HTML in math': md('$<img src=x onerror=alert(1)>$ $$</math><script>alert(1)</script>$$'),
  'MathML from the author': md(
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  ),
  'fence info': md('```python"><script>alert(1)</script>\nx\n```'),
  'mermaid click': md('```mermaid\nclick A "javascript:alert(1)"\n```'),
  'attachment of the wrong type': [
    markdown('![x](attachment:a.png)', {
      attachments: { 'a.png': { 'text/html': '<script>alert(1)</script>' } },
    }),
  ],
  'attachment with a body of HTML': [
    markdown('![x](attachment:a.png)', {
      attachments: { 'a.png': { 'image/png': '<script>alert(1)</script>' } },
    }),
  ],
  'attachment named like a prototype': [markdown('![x](attachment:constructor) ![y](attachment:__proto__)')],
  'attachment that climbs': [
    markdown('![x](attachment:../../../etc/passwd)', {
      attachments: { '../../../etc/passwd': { 'image/png': pixel } },
    }),
  ],
  'heading with markup': md('# <img src=x onerror=alert(1)> "><script>alert(1)</script>'),
  clobbering: md(
    '<img name=cookie> <form id=x><input name=body></form> <a id=getElementById></a> <a id=x name=y></a>',
  ),
  'overlay by style': md(
    '<div style="position:fixed;inset:0;z-index:9999;background:url(https://evil.example)">x</div><style>*{display:none}</style>',
  ),
  'overlay by class': md('<div class="fixed inset-0 z-50 modal">x</div>'),
  'link and import': md(
    '<link rel=stylesheet href=https://evil.example/x.css><style>@import "https://evil.example"</style>',
  ),
  'meta, base, form': md(
    '<meta http-equiv=refresh content="0;url=https://evil.example"><base href=https://evil.example><form action=https://evil.example><button>x</button></form>',
  ),
  'mXSS by table and math': md(
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  ),
  'mXSS by comment': html('<!--><img src=x onerror=alert(1)>--> <![CDATA[<img src=x onerror=alert(1)>]]>'),
  'parser differentials': md(
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><template><script>alert(1)</script></template><xmp><script>alert(1)</script></xmp><plaintext>',
  ),
  'unclosed elements': md('<div><b><textarea><title><select>'),
  'script in output': html('<b>x</b><script>alert(1)</script>'),
  'frames in output': html(
    '<iframe src="https://evil.example" sandbox></iframe><object data=x></object><embed src=x>',
  ),
  'folium srcdoc': html('<iframe srcdoc="&lt;script&gt;top.location=1&lt;/script&gt;"></iframe>x'),
  'SVG output': out({
    'image/svg+xml':
      '<svg onload="alert(1)"><script>alert(1)</script><foreignObject><iframe/></foreignObject><image href="https://evil.example"/></svg>',
  }),
  'script split over lines': [
    code('', [
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'text/html': ['x<scr', 'ipt>alert(1)</scr', 'ipt>'] },
      },
    ]),
  ],
  'script type': out({ 'application/javascript': 'alert(1)', 'text/plain': 'x' }),
  'PNG with HTML': out({ 'image/png': '"><script>alert(1)</script>', 'text/plain': 'x' }),
  'image metadata': out(
    { 'image/png': pixel },
    { 'image/png': { width: '1" onload="alert(1)', height: {}, alt: '"><script>alert(1)</script>' } },
  ),
  'SVG file name': out(
    { 'image/svg+xml': '<svg/>' },
    { filenames: { 'image/svg+xml': '"><script>alert(1)</script>' } },
  ),
  'widget view': out({
    'application/vnd.jupyter.widget-view+json': { model_id: '"><script>alert(1)</script>' },
    'text/plain': '<script>alert(1)</script>',
  }),
  'Plotly JSON': out({
    'application/vnd.plotly.v1+json': { data: [{ name: '<img src=x onerror=alert(1)>' }] },
  }),
  'Vega that loads': out({
    'application/vnd.vegalite.v5+json': { data: { url: 'file:///etc/passwd' } },
    'text/plain': 'x',
  }),
  'LaTeX output': out({ 'text/latex': '$\\href{javascript:alert(1)}{x}$ <script>alert(1)</script>' }),
  'Markdown output': out({ 'text/markdown': '<script>alert(1)</script>[x](javascript:alert(1))' }),
  'text output': out({ 'text/plain': '<script>alert(1)</script>' }),
  'terminal link': [
    code('', [stream('\u001b]8;;javascript:alert(1)\u0007x\u001b]8;;\u0007 <script>alert(1)</script>')]),
  ],
  traceback: [
    code('', [
      {
        output_type: 'error',
        ename: '<script>',
        evalue: '<img src=x onerror=alert(1)>',
        traceback: ['<script>alert(1)</script>'],
      },
    ]),
  ],
  'stream name': [code('', [stream('x', '"><script>alert(1)</script>')])],
  'media type as attribute': out({ 'text/x"><script>alert(1)</script>': 'x', 'text/plain': 'y' }),
  'JSON keys': out({
    'application/json': { '<script>alert(1)</script>': '<img src=x onerror=alert(1)>', __proto__: 1 },
  }),
  'media handlers': html(
    '<video src=x onerror=alert(1) autoplay><source src="javascript:alert(1)" onerror=alert(1)></video><details ontoggle=alert(1) open>x</details>',
  ),
  'Styler CSS': html(
    '<style>#T_1{background:url(https://evil.example)} body{display:none} </style><style></style><img src=x onerror=alert(1)></style><table id=T_1></table>',
  ),
  'Colab table': html(
    '<div id="df-1"><script>const x=document</script><button onclick="convert()">x</button><table class=dataframe><tr><td>1</table></div>',
  ),
  'cell metadata': [
    {
      ...code('x'),
      id: '"><script>',
      metadata: { tags: ['"><script>alert(1)</script>', 'a b'], label: '"><b>' },
    },
  ],
  'execution count': [{ ...code('x'), execution_count: '<script>alert(1)</script>' }],
  'raw HTML cell': [
    {
      cell_type: 'raw',
      metadata: { format: 'text/html' },
      source: '<script>alert(1)</script><b onclick=x>y</b>',
    },
  ],
  'front matter': [
    { cell_type: 'raw', metadata: {}, source: '---\ntitle: "<script>alert(1)</script>"\n---' },
    markdown('# y'),
  ],
  'prototype pollution': [{ cell_type: 'raw', metadata: {}, source: '---\n__proto__:\n  polluted: 1\n---' }],
  'paths that climb': md('![x](file:///etc/passwd) [y](\\\\host\\share) ![z](//evil.example/x.png)'),
  'remote picture': md(
    '![x](https://evil.example/x.png) <img src="http://evil.example/y.png" srcset="https://evil.example/z 2x">',
  ),
  'remote pictures in output': html(
    '<img src="https://evil.example/x.png"><video poster="https://evil.example/y" src="https://evil.example/z"></video><table background="https://evil.example/t"><tr><td>x</table>',
  ),
  'custom element': md('<x-foo onclick=alert(1) is=y>z</x-foo>'),
  'command links': md(
    '<a data-commandlinker-command="x" href="command:x" target=_top ping=https://evil.example>y</a>',
  ),
  'huge picture': out({
    'image/png': Buffer.from('89504e470d0a1a0a0000000d49484452000fffff000fffff', 'hex').toString('base64'),
  }),
};

describe('attacks', () => {
  test.each(Object.entries(payloads))('%s', async (_, cells) => {
    const { html, media } = await renderCells(cells);
    expect(dangers(html)).toEqual([]);
    for (const { mediaType, bytes, name } of media) {
      expect(name).toMatch(/^[\da-f]{16}\.[a-z\d]+$/);
      if (mediaType !== 'image/svg+xml') continue;
      expect(new TextDecoder().decode(bytes)).not.toMatch(
        /<script|foreignObject|\son\w+=|javascript:|https?:\/\/(?!www\.w3\.org)|<set|<animate/i,
      );
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('the detector sees what it looks for', () => {
    for (const bad of [
      '<script></script>',
      '<img src=x onerror=y>',
      '<a href="javascript:x">y</a>',
      '<p style="x">',
      '<img src="https://a.b">',
      '<a id=x></a>',
    ]) {
      expect(dangers(bad)).not.toEqual([]);
    }
  });
});

describe('floods: each is shown or refused within seconds, and never overflows', () => {
  const deep = 5000;
  const floods: Record<string, object[]> = {
    'nested quotes': md('>'.repeat(deep)),
    'nested lists': md('- '.repeat(deep)),
    'nested HTML in Markdown': md('<div>\n\n'.repeat(deep)),
    'nested HTML': html('<div>'.repeat(deep)),
    'nested tables': html('<table><tr><td>'.repeat(deep)),
    'nested SVG': out({ 'image/svg+xml': `<svg>${'<g>'.repeat(deep)}` }),
    'nested math': md(`$${'{'.repeat(deep)}x${'}'.repeat(deep)}$`),
    'open brackets': md('['.repeat(50_000)),
    'open emphasis': md('*a '.repeat(50_000)),
    'back ticks': md('`'.repeat(50_000)),
    'open comments': md('<!--'.repeat(20_000)),
    'wide table': md(`${'|a'.repeat(deep)}\n${'|-'.repeat(deep)}\n${'|\n'.repeat(deep)}`),
    backspaces: [code('', [stream('\b'.repeat(1_000_000))])],
    'carriage returns': [code('', [stream('progress\r'.repeat(500_000))])],
    'escape sequences': [code('', [stream('\u001b[1;'.repeat(200_000))])],
    'long line of code': [code('('.repeat(100_000))],
    'open CSS': html(`<style>${'a{'.repeat(50_000)}</style>x`),
  };
  test.each(Object.entries(floods))('%s', async (_, cells) => {
    const started = performance.now();
    const { html } = await renderCells([...cells, markdown('the end')]);
    expect(html).toContain('the end');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('nested JSON', async () => {
    const json = `${'['.repeat(deep)}${']'.repeat(deep)}`;
    const content = JSON.stringify({ nbformat: 4, metadata: {}, cells: out({ 'application/json': 'HERE' }) });
    const { renderNotebook, toHtml } = await import('../../src/render.ts');
    expect(toHtml((await renderNotebook(content.replace('"HERE"', json))).hast)).toContain('nb-json');
  });
});
