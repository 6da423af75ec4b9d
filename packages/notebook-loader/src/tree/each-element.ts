import type { Element, Nodes } from 'hast';
import { hasClass } from './element.ts';

/**
 * Calls a visitor with every element of a tree, in its order, but for the tokens of highlighted code, which are half of a
 * page and neither links nor targets. The visitor may change what the element holds.
 *
 * Much faster than `unist-util-visit`, which keeps a list of ancestors for each node: pages are walked a dozen times.
 */
export function eachElement(tree: Nodes | readonly Nodes[], visitor: (element: Element) => void): void {
  if ('length' in tree) {
    for (const node of tree) eachElement(node, visitor);
    return;
  }
  if (tree.type === 'element') visitor(tree);
  if (!('children' in tree)) return;
  if (tree.type === 'element' && tree.tagName === 'pre' && hasClass(tree, 'nb-source')) return;
  for (const child of tree.children) {
    if (child.type === 'element') eachElement(child, visitor);
  }
}
