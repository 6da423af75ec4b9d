import type { Comment, Element, Root } from 'hast';
import { eachElement } from '../tree/each-element.ts';
import { toHtml } from '../tree/to-html.ts';

/** A link to another notebook, or a reference to a label of one: where it leads is known when the others are. Plain data. */
export interface OpenLink {
  element: Element;
  /** Number of the cell on the page, from 1; absent outside of cells. */
  cell?: number;
}

/** The links of a rendered notebook that are open, in the order of the page. */
export function findOpenLinks(tree: Root): OpenLink[] {
  const found = openElements(tree);
  if (found.length === 0) return [];
  const article = tree.children.find((child) => child.type === 'element');
  const sections = article?.children.filter((child) => child.type === 'element') ?? [];
  const cells = new Map<Element, number>();
  for (const [index, section] of sections.entries()) {
    for (const element of openElements(section)) cells.set(element, index + 1);
  }
  return found.map((element) => {
    const cell = cells.get(element);
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

/** Puts links that are no longer open where {@link takeOutLinks} took them out of the text. */
export function insertLinks(html: string, links: readonly OpenLink[], mark: string): string {
  if (links.length === 0) return html;
  return html.replace(new RegExp(`<!--${mark}link:(\\d+)-->`, 'g'), (text, index: string) => {
    const link = links[Number(index)];
    return link ? toHtml([link.element]) : text;
  });
}
