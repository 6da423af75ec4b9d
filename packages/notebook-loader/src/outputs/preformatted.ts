import type { Element, ElementContent } from 'hast';
import { element } from '../tree/element.ts';

/** A `<pre>` that the keyboard reaches where its text may be wider than a phone or higher than a screen. */
export function preformatted(text: string, children: ElementContent[]): Element {
  const lines = text.split('\n');
  const scrolls = lines.length > 24 || lines.some((line) => line.length > 40);
  return element('pre', { className: ['nb-plain'], ...(scrolls ? { tabIndex: 0 } : {}) }, ...children);
}
