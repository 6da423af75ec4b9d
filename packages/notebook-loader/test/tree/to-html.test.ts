import type { Element, ElementContent } from 'hast';
import { toHtml as hastToHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { toHtml } from '../../src/tree/to-html.ts';

const element = (
  tagName: string,
  properties: Element['properties'] = {},
  ...children: ElementContent[]
): Element => ({ type: 'element', tagName, properties, children });
const text = (value: string): ElementContent => ({ type: 'text', value });

test.each<[string, ElementContent]>([
  ['text', text('a < b && "c" > \'d\' `e` \u0000 \u00a0 é 𝐩')],
  [
    'void elements',
    element('p', {}, element('br'), element('IMG', { alt: '' }), element('br', {}, text('a'))),
  ],
  ['quotes in values', element('a', { title: '"&\'`<>\u0000\n', href: '?a=b&c=d' })],
  [
    'names',
    element('td', {
      className: ['a', 'b'],
      colSpan: 2,
      ariaLabel: 'c',
      dataNotebookLink: '',
      htmlFor: ['d', 'e'],
    }),
  ],
  ['booleans', element('input', { disabled: true, checked: false, required: 'required', type: 'checkbox' })],
  [
    'overloaded booleans',
    element('a', { download: true, hidden: '' }, element('a', { download: 'b', hidden: 'until-found' })),
  ],
  [
    'lists',
    element('i', { className: [], accept: ['a', 'b'], srcSet: 'a, b', rel: ['c', 'd'], coords: ['1', '2'] }),
  ],
  ['nothing', element('i', { a: null, b: undefined, size: Number.NaN, span: 0, e: false, f: true, g: '' })],
  ['odd names', element('i', { 'a"b': 'c', 'd>': 'e', 'data-f': 'g', 'xlink:href': 'h', xLinkHref: 'i' })],
  [
    'scripts and styles',
    element('div', {}, element('script', {}, text('a < b')), element('style', {}, text('a > b'))),
  ],
  [
    'drawings',
    element('svg', { viewBox: '0 0 1 1' }, element('linearGradient', { xLinkHref: '#a', strokeWidth: '2' })),
  ],
  ['templates', { ...element('template'), content: { type: 'root', children: [text('a < b')] } }],
  ['comments', { type: 'comment', value: 'a --> b' }],
])('is what hast-util-to-html writes: %s', (_, node) => {
  expect(toHtml([node])).toBe(hastToHtml([node]));
  expect(toHtml({ type: 'root', children: [node] })).toBe(hastToHtml([node]));
});
