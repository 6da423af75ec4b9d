import type { Html, Root } from 'mdast';
import { schema } from '../../trust/schema.ts';
import { docTags } from './doc-tags.ts';
import { eachNode } from './node.ts';

const openTag = /<([A-Za-z][\w.-]*)(?=[\s/>])([^<>]*)>/g;
const closeTag = /<\/([A-Za-z][\w.-]*)\s*>/g;

/** Elements of HTML. Of those that a page does not take over, the content is shown. */
const known = new Set([
  ...(schema.tagNames ?? []),
  ...['button', 'form', 'nobr', 'output', 'dialog', 'canvas', 'noscript', 'map', 'area', 'picture', 'slot'],
  ...['search', 'menu', 'param', 'track', 'option', 'optgroup', 'datalist', 'link', 'meta', 'base', 'body'],
  ...['html', 'frame', 'frameset', 'marquee', 'blink', 'svg', 'math'],
]);

/**
 * Tags that are no HTML must not vanish: those of documentation generators become what they stand for, and a name between
 * angle brackets that nothing closes (`pip install <package>`) is text that somebody meant. Changes the tree in place.
 */
export function keepTags(tree: Root, message: (reason: string, ruleId: string) => void): void {
  const pieces: Html[] = [];
  eachNode(tree, (node) => {
    if (node.type === 'html') pieces.push(node);
  });
  const closed = new Set<string>();
  const unknown = new Set<string>();
  for (const { value } of pieces)
    for (const [, name = ''] of value.matchAll(closeTag)) closed.add(name.toLowerCase());
  for (const node of pieces) {
    if (/<(?:svg|math)[\s>]|<!--/i.test(node.value)) continue;
    node.value = node.value.replace(openTag, (whole, written: string, attributes: string) => {
      const name = written.toLowerCase();
      const doc = docTags.get(name);
      if (doc) return doc.open(attributes);
      if (known.has(name) || name.includes('-')) return whole;
      if (!closed.has(name) && attributes.replace('/', '').trim() === '')
        return whole.replace('<', '&lt;').replace('>', '&gt;');
      if (!schema.strip?.includes(name)) unknown.add(written);
      return whole;
    });
    node.value = node.value.replace(
      closeTag,
      (whole, name: string) => docTags.get(name.toLowerCase())?.close ?? whole,
    );
  }
  for (const name of unknown)
    message(`<${name}> is no element of HTML; only its content is shown.`, 'unknown-element');
}
