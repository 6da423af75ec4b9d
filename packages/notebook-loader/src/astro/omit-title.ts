import type { Element, ElementContent, Root } from 'hast';
import type { NotebookHeading } from '../render.ts';
import { element, hasClass } from '../tree/element.ts';

/**
 * Takes the heading out that is the title of the notebook, where the notebook begins with it; what links to it leads to the
 * place where it stood. Changes the tree in place.
 *
 * @returns the headings that remain.
 */
export function omitTitle(
  tree: Root,
  title: string | undefined,
  headings: NotebookHeading[],
): NotebookHeading[] {
  const [first] = headings;
  if (first === undefined || first.depth !== 1 || first.text !== title) return headings;
  const article = tree.children.find((child) => child.type === 'element' && hasClass(child, 'notebook'));
  const cell = article?.type === 'element' ? article.children.find(isElement) : undefined;
  const index = cell?.children.findIndex(isElement) ?? -1;
  const heading = cell?.children[index];
  if (!cell || heading?.type !== 'element' || heading.properties.id !== first.slug) return headings;
  const anchors = heading.children.filter((child) => isElement(child) && hasClass(child, 'nb-anchor'));
  cell.children.splice(index, 1, element('span', { id: first.slug, className: ['nb-anchor'] }), ...anchors);
  return headings.slice(1);
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element';
}
