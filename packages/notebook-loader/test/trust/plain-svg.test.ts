import { expect, test } from 'vitest';
import { drawVega } from '../../src/outputs/drawing/draw-vega.ts';
import { readPlainSvg } from '../../src/trust/plain-svg.ts';
import { cleanSvg } from '../../src/trust/svg.ts';

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3" ${attributes}>${content}</svg>`;

test.each([
  ['a drawing', '<g fill="none" aria-hidden="true"><path d="M0,0h2"/><text>a &amp; b</text></g>'],
  ['references within it', '<defs><clipPath id="a"><rect/></clipPath></defs><g clip-path="url(#a)"></g>'],
])('%s is plain', (_, content) => {
  expect(cleanSvg(` ${svg(content)}\n`)).toEqual({ source: svg(content), size: { width: 2, height: 3 } });
});

test.each([
  ['a script', svg('<script>alert(1)</script>')],
  ['a script in upper case', svg('<SCRIPT>alert(1)</SCRIPT>')],
  ['a handler', svg('<g onclick="a()"></g>')],
  ['a handler of the root', svg('', 'onload="a()"')],
  ['a handler behind a slash', svg('<g/onclick="a()"></g>')],
  ['a value without quotes', svg('<g onclick=a()></g>')],
  ['a link', svg('<a href="javascript:a()"><text>a</text></a>')],
  ['a reference', svg('<use href="http://a.b/c.svg#d"/>')],
  ['a picture', svg('<image width="2"/>')],
  ['foreign markup', svg('<foreignObject><p></p></foreignObject>')],
  ['a style element', svg('<style>@import "http://a.b"</style>')],
  ['a style', svg('<g style="fill:url(http://a.b)"></g>')],
  ['a file in a value', svg('<g fill="url(http://a.b)"></g>')],
  ['a second file in a value', svg('<g fill="url(#a) url(//a.b)"></g>')],
  ['an escape of CSS', svg('<g fill="u\\72l(//a.b)"></g>')],
  ['a character reference', svg('<g fill="&#117;rl(//a.b)"></g>')],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`],
  ['a comment', svg('<!-- a -->')],
  ['CDATA', svg('<![CDATA[<script>]]>')],
  ['an instruction', `<?xml-stylesheet href="//a.b"?>${svg('')}`],
  ['another namespace', svg('<g xmlns="http://www.w3.org/1999/xhtml"></g>')],
  ['the namespace of HTML', '<svg xmlns="http://www.w3.org/1999/xhtml"></svg>'],
  ['no namespace', '<svg></svg>'],
  ['an open element', svg('<g>')],
  ['crossed elements', svg('<g><text></g></text>')],
  ['an attribute twice', svg('<g id="a" id="b"></g>')],
  ['two roots', svg('') + svg('')],
  ['text behind the root', `${svg('')}a`],
  ['a control character', svg('<text>\u0001</text>')],
  ['half a character', svg('<text>\ud800</text>')],
  ['too many levels', svg(`${'<g>'.repeat(300)}${'</g>'.repeat(300)}`)],
])('%s is not plain', (_, source) => {
  expect(readPlainSvg(source)).toBeUndefined();
});

test('a chart as Vega draws it is plain', async () => {
  const values = [
    { a: 'x & <y>', b: 1 },
    { a: 'z', b: 2 },
  ];
  const encoding = {
    x: { field: 'a', type: 'nominal' },
    y: { field: 'b', type: 'quantitative' },
    color: { field: 'b', type: 'quantitative' },
  };
  const spec = { data: { values }, mark: { type: 'bar', tooltip: true, clip: true }, encoding, title: 'T' };
  const answer = await drawVega({ kind: 'vega-lite', spec, hosts: [] });
  const svg = 'svg' in answer ? answer.svg : answer.reason;
  expect(svg).toContain('url(#');
  expect(readPlainSvg(svg)?.get('width')).toMatch(/^\d+$/);
});
