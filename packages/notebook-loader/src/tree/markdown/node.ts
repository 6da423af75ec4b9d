import type { Properties } from 'hast';
import type {
  Blockquote,
  Emphasis,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast';
import type { Block } from './directives/directive.ts';

/** A block that becomes the HTML element `tagName`. */
export function block(tagName: string, properties: Properties, children: RootContent[]): Blockquote {
  return {
    type: 'blockquote',
    data: { hName: tagName, hProperties: properties },
    children: children.filter(isBlock),
  };
}

/** A block of running text that becomes the HTML element `tagName`. */
export function line(tagName: string, properties: Properties, children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', data: { hName: tagName, hProperties: properties }, children };
}

/** Running text that becomes the HTML element `tagName`. */
export function span(tagName: string, properties: Properties, children: PhrasingContent[]): Emphasis {
  return { type: 'emphasis', data: { hName: tagName, hProperties: properties }, children };
}

export function textNode(value: string): Text {
  return { type: 'text', value };
}

const phrasing = new Set([
  ...['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'image', 'imageReference', 'link'],
  ...['linkReference', 'footnoteReference', 'yaml', 'listItem', 'tableRow', 'tableCell'],
]);

export function isBlock(node: RootContent): node is Block {
  return !phrasing.has(node.type);
}

/** Puts nodes in the place of a child. The caller knows that the parent may hold them. */
export function replaceChild(parent: Parents, index: number, nodes: RootContent[]): void {
  const children: RootContent[] = parent.children;
  children.splice(index, 1, ...nodes);
}

/**
 * Calls a visitor with every node of a tree, in its order. Much faster than `unist-util-visit`, which keeps a list of ancestors for
 * each node.
 */
export function eachNode(node: Nodes, visitor: (node: Nodes) => void): void {
  visitor(node);
  if (!('children' in node)) return;
  for (const child of node.children) eachNode(child, visitor);
}
