import type { Nodes } from 'hast';

const block =
  /^(?:p|div|section|article|li|td|th|tr|h[1-6]|pre|figure|figcaption|summary|aside|blockquote|br|dt|dd)$/;

/** Text of a tree as a reader sees it: without prompts and notices, the source of math, and hidden labels. */
export function visibleText(tree: Nodes): string {
  const parts: string[] = [];
  collect(tree, parts);
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function collect(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (!('children' in node)) return;
  if (node.type === 'element') {
    const { className } = node.properties;
    const classes = Array.isArray(className) ? className : [];
    if (
      node.tagName === 'annotation' ||
      classes.some((name) => /^(?:nb-prompt|nb-notice|sr-only)$/.test(String(name)))
    )
      return;
  }
  for (const child of node.children) collect(child, parts);
  if (node.type === 'element' && block.test(node.tagName)) parts.push('\n');
}
