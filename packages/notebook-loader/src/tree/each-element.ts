import type { Element, Nodes, Parents } from 'hast';
import { hasClass } from './element.ts';

/**
 * Calls a visitor with every element of a tree, in its order, but for the tokens of highlighted code, which are half of a
 * page and neither links nor targets. The visitor may change what the element holds.
 *
 * Much faster than `unist-util-visit`, which keeps a list of ancestors for each node: pages are walked a dozen times.
 */
export function eachElement(tree: Nodes | readonly Nodes[], visitor: (element: Element) => void): void {
  if ('length' in tree) for (const node of tree) eachElement(node, visitor);
  else if (tree.type === 'element') walk(tree, visitor);
  else if ('children' in tree) walkChildren(tree, visitor);
}

function walk(element: Element, visitor: (element: Element) => void): void {
  visitor(element);
  if (element.tagName !== 'pre' || !hasClass(element, 'nb-source')) walkChildren(element, visitor);
}

function walkChildren({ children }: Parents, visitor: (element: Element) => void): void {
  for (const child of children) if (child.type === 'element') walk(child, visitor);
}
