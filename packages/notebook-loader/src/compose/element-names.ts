import type { Element } from 'hast';
import { hasClass } from '../tree/element.ts';

/** What components can stand for besides HTML elements, and how the element of each is known. */
const parts: ReadonlyMap<string, (element: Element) => boolean> = new Map([
  ['code-cell', (element: Element) => hasClass(element, 'nb-cell') && hasClass(element, 'nb-code')],
  ['markdown-cell', (element) => hasClass(element, 'nb-cell') && hasClass(element, 'nb-markdown')],
  ['raw-cell', (element) => hasClass(element, 'nb-cell') && hasClass(element, 'nb-raw')],
  ['source', (element) => hasClass(element, 'nb-input')],
  ['outputs', (element) => hasClass(element, 'nb-outputs')],
  ['output', (element) => hasClass(element, 'nb-output')],
]);

/** Names of the parts of a notebook. */
export const partNames: readonly string[] = [...parts.keys()];

/** The names by which a component may stand for an element: that of the part that it is, and its own. */
export function namesOf(element: Element): string[] {
  return [...partNames.filter((name) => parts.get(name)?.(element)), element.tagName];
}
