import type { Element } from 'hast';
import { element } from '../tree/element.ts';

/** A line on the page that says what stands here, or does not, and why. */
export function notice(text: string): Element {
  return element('p', { className: ['nb-notice'] }, text);
}
