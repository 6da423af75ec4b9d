import type { Nodes } from 'hast';

const blocks = new Set([
  ...['p', 'div', 'section', 'article', 'li', 'td', 'th', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre'],
  ...['figure', 'figcaption', 'summary', 'aside', 'blockquote', 'br', 'dt', 'dd'],
]);

const hidden = new Set<unknown>(['nb-prompt', 'nb-notice', 'sr-only']);

/** Text of a tree as a reader sees it: without prompts and notices, the source of math, and hidden labels. */
export function visibleText(tree: Nodes): string {
  const parts: string[] = [];
  collect(tree, parts);
  return (
    parts
      .join('')
      // Single spaces, which are most of it, are left alone.
      .replace(/[^\S\n ][^\S\n]*| [^\S\n]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim()
  );
}

function collect(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (!('children' in node)) return;
  if (node.type === 'element') {
    const { className } = node.properties;
    if (node.tagName === 'annotation') return;
    if (Array.isArray(className) && className.some((name) => hidden.has(name))) return;
  }
  for (const child of node.children) collect(child, parts);
  if (node.type === 'element' && blocks.has(node.tagName)) parts.push('\n');
}
