import type { Element, Root } from 'hast';
import { eachElement } from '../tree/each-element.ts';
import { becomeText } from '../tree/element.ts';

/** A relative address: no scheme, no host, no absolute path, no mere fragment. */
export const RELATIVE = /^(?![a-z][a-z\d+.-]*:|[/\\#?])./i;

/** Properties that hold the address of a file. */
const ADDRESSES = ['src', 'href', 'data', 'poster'] as const;

export interface FileAddress {
  element: Element;
  property: (typeof ADDRESSES)[number];
  address: string;
}

/** The addresses of files in a page. Links to other notebooks are none: they become links to their pages. */
export function addressesIn(tree: Root): FileAddress[] {
  const found: FileAddress[] = [];
  eachElement(tree, (element) => {
    if (element.properties.dataNotebookLink !== undefined) return;
    for (const property of ADDRESSES) {
      const address = element.properties[property];
      if (typeof address === 'string') found.push({ element, property, address });
    }
  });
  return found;
}

/** What remains of an element whose file there is not: a picture's alternative text, a link's words. */
export function removeAddress({ element, property }: Pick<FileAddress, 'element' | 'property'>): void {
  delete element.properties[property];
  if (element.tagName === 'a') becomeText(element);
  if (element.tagName !== 'img') return;
  const { alt } = element.properties;
  element.tagName = 'span';
  element.properties = { className: ['nb-missing'] };
  element.children = typeof alt === 'string' ? [{ type: 'text', value: alt }] : [];
}
