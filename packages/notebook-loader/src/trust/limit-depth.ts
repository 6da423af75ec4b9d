import type { Nodes } from 'hast';

/** Deeper than any page that a person wrote; browsers themselves flatten beyond 512. */
const deepest = 200;

/**
 * Flattens what is nested deeper than 200 elements, so that no recursive walker of the tree overflows the stack: the text of
 * those elements stays, the elements go. Changes the tree in place.
 *
 * @returns whether anything was flattened.
 */
export function limitDepth(tree: Nodes): boolean {
  let flattened = false;
  const pending: [node: Nodes, depth: number][] = [[tree, 0]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node, depth] = next;
    if (!('children' in node)) continue;
    if (depth < deepest) {
      for (const child of node.children) pending.push([child, depth + 1]);
    } else if (node.type === 'element' && node.children.some((child) => child.type === 'element')) {
      node.children = [{ type: 'text', value: textOf(node) }];
      flattened = true;
    }
  }
  return flattened;
}

function textOf(node: Nodes): string {
  const parts: string[] = [];
  const pending: Nodes[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.type === 'text') parts.push(next.value);
    else if (next.type === 'element' && /^(?:script|style|template)$/.test(next.tagName)) continue;
    else if ('children' in next) pending.push(...next.children.toReversed());
  }
  return parts.join('');
}
