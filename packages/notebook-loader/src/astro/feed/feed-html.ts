import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { shortenText } from '../../outputs/shorten-text.ts';
import { hasClass, text } from '../../tree/element.ts';

/** Longest text of one output or piece of code in a feed, in characters. */
const longestText = 5000;

/** What readers of feeds show everywhere: no ids, classes, styles, frames or scripts; code without its colours. */
const schema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => name !== 'span' && name !== 'section'),
    ...['figure', 'figcaption'],
  ],
  attributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan'],
    ol: ['start'],
  },
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style', 'svg', 'iframe', 'object', 'form'],
};

/**
 * HTML of a notebook's page as a tree for feeds: safe, without what only the page's stylesheet makes legible, its addresses as
 * others need them.
 *
 * @param addressOf the whole address for one that is written in the page.
 */
export function feedTree(html: string, addressOf: (address: string) => string): Root {
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', (element, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    if (hasClass(element, 'nb-prompt') || hasClass(element, 'nb-anchor')) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (element.tagName === 'math') {
      parent.children.splice(index, 1, {
        type: 'element',
        tagName: 'code',
        properties: {},
        children: [text(texOf(element))],
      });
      return SKIP;
    }
    if (element.tagName === 'pre') {
      element.children = [text(shortenText(textOf(element), longestText).text)];
    }
    for (const property of ['href', 'src'] as const) {
      const address = element.properties[property];
      if (typeof address === 'string') element.properties[property] = addressOf(address);
    }
    return undefined;
  });
  const safe = sanitize(tree, schema);
  return safe.type === 'root' ? safe : { type: 'root', children: [] };
}

/** Most readers take MathML away, and leave its letters. */
function texOf(formula: Element): string {
  let tex: string | undefined;
  visit(formula, 'element', (element) => {
    if (element.tagName === 'annotation') tex ??= textOf(element);
  });
  return (tex ?? textOf(formula)).trim();
}
