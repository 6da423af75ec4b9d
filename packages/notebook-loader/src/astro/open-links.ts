import type { Comment, Element, Root } from 'hast';
import type { Cell } from '../nbformat/index.ts';
import { eachElement } from '../tree/each-element.ts';

/** A link to another notebook, or a reference to a label of one: where it leads is known when the others are. Plain data. */
export interface OpenLink {
  element: Element;
  /** Number of the cell in the notebook, from 1; absent outside of cells. */
  cell?: number;
}

/**
 * The links of a rendered notebook that are open, in the order of the page.
 *
 * @param cells of the notebook, for the numbers.
 */
export function findOpenLinks(tree: Root, cells: readonly Cell[]): OpenLink[] {
  const found = openElements(tree);
  if (found.length === 0) return [];
  const article = tree.children.find((child) => child.type === 'element');
  const sections = article?.children.filter((child) => child.type === 'element') ?? [];
  const numbers = new Map(cells.map(({ id }, index) => [`cell-${id}`, index + 1]));
  const places = new Map<Element, number | undefined>();
  for (const section of sections) {
    const number = numbers.get(String(section.properties.id));
    for (const element of openElements(section)) places.set(element, number);
  }
  return found.map((element) => {
    const cell = places.get(element);
    return { element, ...(cell !== undefined && { cell }) };
  });
}

function openElements(tree: Root | Element): Element[] {
  const found: Element[] = [];
  eachElement(tree, (element) => {
    if (isOpen(element)) found.push(element);
  });
  return found;
}

function isOpen({ properties }: Element): boolean {
  return properties.dataNotebookLink !== undefined || typeof properties.dataNotebookReference === 'string';
}

/**
 * Leaves comments in the tree in the place of open links, for {@link insertLinks}.
 *
 * @param mark A text that occurs nowhere else in the tree.
 */
export function takeOutLinks(tree: Root, links: readonly OpenLink[], mark: string): void {
  if (links.length === 0) return;
  const indexes = new Map(links.map(({ element }, index) => [element, index]));
  const comment = (index: number): Comment => ({ type: 'comment', value: `${mark}link:${index}` });
  eachElement(tree, (parent) => {
    for (const [at, child] of parent.children.entries()) {
      const index = child.type === 'element' ? indexes.get(child) : undefined;
      if (index !== undefined) parent.children[at] = comment(index);
    }
  });
}

/**
 * Puts links that are no longer open where {@link takeOutLinks} took them out of the text.
 *
 * @param links as HTML, in the order of the page.
 */
export function insertLinks(html: string, links: readonly string[], mark: string): string {
  if (links.length === 0) return html;
  return html.replace(
    new RegExp(`<!--${mark}link:(\\d+)-->`, 'g'),
    (text, index: string) => links[Number(index)] ?? text,
  );
}
