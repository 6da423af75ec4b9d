import type { Element } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { hasClass, text } from '../element.ts';
import { type Label, nameOf } from './labels.ts';

/** Gives a reference the text that its author left to us: what the label names, in the form that its class says. */
export function writeReference(link: Element, label: Label): void {
  if (hastToString(link).trim() === '') link.children = [text(wordsFor(link, label))];
  else fillIn(link, label.number ?? label.title ?? label.name);
}

function wordsFor(link: Element, label: Label): string {
  if (label.number === undefined) return nameOf(label);
  if (hasClass(link, 'nb-ref-equation')) return `(${label.number})`;
  if (hasClass(link, 'nb-ref-bare')) return label.number;
  if (hasClass(link, 'nb-ref-title') && label.title && label.kind !== 'equation') return label.title;
  return nameOf(label);
}

/** `{numref}`Fig. %s <label>``; MyST also writes `{number}` and `{name}`. */
export function fillIn(link: Element, number: string): void {
  visit(link, 'text', (node) => {
    node.value = node.value.replace(/%s|\{number\}|\{name\}/g, () => number);
  });
}
