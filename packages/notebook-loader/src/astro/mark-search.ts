import type { Element, Root } from 'hast';
import { eachElement } from '../tree/each-element.ts';
import { hasClass } from '../tree/element.ts';

/** Longest text of an output that is worth finding, in characters: longer ones are logs and tables of numbers. */
const longest = 1500;

/** How much a word of code or of an output counts, beside 1 for a word of the text. */
const weights = { 'nb-input': 0.5, 'nb-outputs': 0.5 };

/**
 * Tells Pagefind what of a notebook to index (https://pagefind.app/docs/indexing/): the text, code and short outputs for less; no
 * prompts, no long outputs, and of formulas not their source as well.
 */
export function markSearch(tree: Root): void {
  eachElement(tree, (element) => {
    if (isNoise(element)) element.properties.dataPagefindIgnore = true;
    for (const [name, weight] of Object.entries(weights)) {
      if (hasClass(element, name)) element.properties.dataPagefindWeight = weight;
    }
  });
}

function isNoise(element: Element): boolean {
  if (element.tagName === 'annotation' || hasClass(element, 'nb-prompt')) return true;
  return hasClass(element, 'nb-output') && textLength(element) > longest;
}

function textLength(node: Element): number {
  let length = 0;
  for (const child of node.children) {
    if (child.type === 'text') length += child.value.length;
    else if (child.type === 'element') length += textLength(child);
    if (length > longest) break;
  }
  return length;
}
