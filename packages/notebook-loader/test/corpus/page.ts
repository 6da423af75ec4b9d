import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { EXIT, visit } from 'unist-util-visit';
import type { RawCell } from './raw-notebook.ts';

/** A page as the check reads it: from its HTML. */
export interface Page {
  root: Root;
  /** Sections of cells, by the cell's id. */
  sections: ReadonlyMap<string, Element>;
  /** Every element that a fragment can lead to. */
  targets: ReadonlyMap<string, Element>;
}

export function readPage(html: string): Page {
  const root = fromHtml(html, { fragment: true });
  const sections = new Map<string, Element>();
  const targets = new Map<string, Element>();
  visit(root, 'element', (element) => {
    const { id } = element.properties;
    if (typeof id !== 'string') return;
    targets.set(id, element);
    if (element.tagName === 'section' && id.startsWith('cell-'))
      sections.set(id.slice('cell-'.length), element);
  });
  return { root, sections, targets };
}

export function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

/** Every element below `root` that fits. */
export function findAll(root: Root | Element, fits: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    if (element !== root && fits(element)) found.push(element);
  });
  return found;
}

/** What stands for the outputs of a cell, in order: outputs, and notices that one cannot be shown. */
export function shownOutputs(section: Element): Element[] {
  let box: Element | undefined;
  visit(section, 'element', (element) => {
    if (!hasClass(element, 'nb-outputs')) return undefined;
    box = element;
    return EXIT;
  });
  return box?.children.filter((child): child is Element => child.type === 'element') ?? [];
}

/** A cell's section, by the cell's id, or by its number where the file gives none. */
export function sectionOf({ id, number }: RawCell, { sections }: Page): Element | undefined {
  return sections.get(id ?? String(number)) ?? sections.get(String(number));
}
