import type { Element, Root } from 'hast';
import type { Cell } from '../nbformat/index.ts';

/** Number of the cell that an element of a rendered notebook belongs to, from 1; `undefined` outside of cells. */
export function cellOf(element: Element, tree: Root, cells: readonly Cell[]): number | undefined {
  const article = tree.children.find((child) => child.type === 'element');
  const sections = article?.children.filter((child) => child.type === 'element') ?? [];
  const section = sections.find((cell) => contains(cell, element));
  const index = cells.findIndex(({ id }) => section?.properties.id === `cell-${id}`);
  return index < 0 ? undefined : index + 1;
}

function contains(parent: Element, element: Element): boolean {
  const pending: Element[] = [parent];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === element) return true;
    for (const child of next.children) if (child.type === 'element') pending.push(child);
  }
  return false;
}
