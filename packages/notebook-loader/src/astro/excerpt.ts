import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { EXIT, visit } from 'unist-util-visit';
import { hasClass } from '../tree/element.ts';

/** What search engines show of a description. */
const LENGTH = 160;

/** The beginning of the first paragraph that says something, for a notebook without a description. */
export function excerpt(tree: Root): string | undefined {
  let found: string | undefined;
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'p' || hasClass(element, 'nb-notice') || hasMath(element)) return undefined;
    const text = textOf(element).replaceAll(/\s+/g, ' ').trim();
    if (text.length < LENGTH / 4) return undefined;
    found = shorten(text);
    return EXIT;
  });
  return found;
}

/** Cuts a text between two words. */
function shorten(text: string): string {
  if (text.length <= LENGTH) return text;
  const end = text.lastIndexOf(' ', LENGTH - 1);
  return `${text.slice(0, end < LENGTH / 2 ? LENGTH - 1 : end).replace(/[\s,;:–-]+$/, '')}…`;
}

/** Formulas are legible in their own layout only. */
function hasMath(paragraph: Element): boolean {
  let found = false;
  visit(paragraph, 'element', ({ tagName }) => {
    found ||= tagName === 'math';
  });
  return found;
}
