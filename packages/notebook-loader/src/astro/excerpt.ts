import type { Element, ElementContent, Root } from 'hast';
import { EXIT, visit } from 'unist-util-visit';
import { hasClass } from '../tree/element.ts';

/** What search engines show of a description. */
const LENGTH = 160;

/** The text of a paragraph. Numbers stand for links whose words are not known yet. */
export type OpenText = (string | number)[];

/**
 * The paragraphs that a notebook without a description may be described by: up to the first that says something whatever its
 * links say.
 *
 * @param links whose words are not known yet.
 */
export function openingParagraphs(tree: Root, links: readonly Element[]): OpenText[] {
  const found: OpenText[] = [];
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'p' || hasClass(element, 'nb-notice') || hasMath(element)) return undefined;
    const text = openText(element, links);
    const saysEnough = says(text.filter((part) => typeof part === 'string').join(''));
    if (saysEnough || text.length > 1) found.push(text);
    return saysEnough ? EXIT : undefined;
  });
  return found;
}

/** The beginning of the first paragraph that says something. */
export function excerpt(paragraphs: readonly string[]): string | undefined {
  const found = paragraphs.find(says);
  return found === undefined ? undefined : shorten(collapse(found));
}

function says(text: string): boolean {
  return collapse(text).length >= LENGTH / 4;
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Neighbouring texts are one. */
function openText(paragraph: Element, links: readonly Element[]): OpenText {
  const parts: OpenText = [];
  const collect = (node: ElementContent): void => {
    const link = node.type === 'element' ? links.indexOf(node) : -1;
    if (link >= 0) parts.push(link);
    else if (node.type === 'element') for (const child of node.children) collect(child);
    else if (node.type === 'text') {
      const last = parts.at(-1);
      if (typeof last === 'string') parts[parts.length - 1] = last + node.value;
      else parts.push(node.value);
    }
  };
  for (const child of paragraph.children) collect(child);
  return parts;
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
