import type { Element, ElementContent } from 'hast';
import { element } from './element.ts';

/** Content behind a line that opens it. */
export function fold(summary: string, children: ElementContent[], isOpen = false): Element {
  const properties = { className: ['nb-fold'], ...(isOpen ? { open: true } : {}) };
  return element('details', properties, element('summary', {}, summary), ...children);
}
