import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { plainOutputs } from '../../src/astro/plain-outputs.ts';
import { outputMarkdown } from '../../src/convert/output-markdown.ts';
import { toHtml } from '../../src/tree/to-html.ts';

const box = (...contents: string[]) =>
  `<div class="nb-outputs" data-pagefind-weight="0.5">${contents
    .map((content) => `<div class="nb-output" data-mime="text/plain">${content}</div>`)
    .join('')}</div>`;

/** As pages have it. */
const text = (value: string) => {
  const tree: Root = {
    type: 'root',
    children: [{ type: 'element', tagName: 'pre', properties: {}, children: [{ type: 'text', value }] }],
  };
  return toHtml(tree);
};

test.each([
  ['one', box(text('42'))],
  ['several', box(text('a\nb\n'), text('c'))],
  ['signs of HTML', box(text('<b> & &lt; &#x3C; </pre>'))],
  ['lines at both ends', box(text('\n\n  a  \n\n'))],
  ['a fence', box(text('```\ncode\n```'))],
  ['nothing', box(text(''))],
  ['very much', box(text('line\n'.repeat(20_000)))],
])('texts are read as by a parser: %s', (_, html) => {
  const plain = plainOutputs(html);
  expect(plain).toBeDefined();
  expect(plain && outputMarkdown(plain)).toBe(outputMarkdown(fromHtml(html, { fragment: true })));
});

test.each([
  ['elements in a text', box('<pre><span class="nb-ansi-red">a</span></pre>')],
  ['a table', box('<table><tr><td>a</td></tr></table>')],
  ['words beside a text', box(`${text('a')} b`)],
  ['a text in an attribute', '<div title="><pre>a</pre>"></div>'],
  ['an element of a like name', '<divide></divide>'],
  ['other references', box('<pre>&eacute;</pre>')],
  ['what a parser replaces', box(text('a\r\nb'))],
])('what is more than texts is left to a parser: %s', (_, html) => {
  expect(plainOutputs(html)).toBeUndefined();
});
