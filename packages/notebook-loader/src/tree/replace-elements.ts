import type { Element, ElementContent, Parents } from 'hast';

/**
 * Calls a visitor with every element below a node, in the order of the tree. What the visitor returns takes the element's place and
 * is not visited; `undefined` leaves the element, and goes on inside of it. Unlike `eachElement` it passes over nothing, so that
 * it is right for trees that are not safe yet.
 *
 * Much faster than `unist-util-visit`, which keeps a list of ancestors for each node.
 */
export function replaceElements(
  parent: Parents,
  visitor: (element: Element) => readonly ElementContent[] | undefined,
): void {
  const { children }: { children: Parents['children'][number][] } = parent;
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child?.type !== 'element') continue;
    const replacement = visitor(child);
    if (replacement) {
      children.splice(index, 1, ...replacement);
      index += replacement.length - 1;
    } else replaceElements(child, visitor);
  }
}
