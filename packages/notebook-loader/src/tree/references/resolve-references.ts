import { slug as githubSlug } from 'github-slugger';
import type { Element } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { idPrefix } from '../../trust/schema.ts';
import { decode } from '../../trust/url-policy.ts';
import { eachElement } from '../each-element.ts';
import { element, hasClass, text } from '../element.ts';
import type { Page } from '../page.ts';
import { isTheorem, type Label, nameOf } from './labels.ts';

/** Slug → text. */
type Headings = Map<string, string>;

/**
 * Writes the text of references (`@fig-a`, {ref}, {numref}, {eq}) that their author left to us, and the numbers before
 * captions. Before `linkAnchors`, which makes the links land. Changes the tree in place.
 */
export function resolveReferences(article: Element, page: Page): void {
  const headings: Headings = new Map();
  eachElement(article, (node) => {
    const heading = page.headings.get(node);
    if (heading !== undefined) headings.set(githubSlug(heading), heading);
  });
  eachElement(article, (node) => {
    if (node.tagName === 'figure' || node.tagName === 'aside') numberCaption(node, page);
    if (node.tagName === 'a' && hasClass(node, 'nb-ref')) resolve(node, page, headings);
  });
}

function resolve(link: Element, page: Page, headings: Headings): void {
  const name = decode(String(link.properties.href ?? '').slice(1));
  const label = page.labels.find(name);
  if (label) link.properties.href = `#${encodeURIComponent(label.name)}`;
  const written = hastToString(link);
  if (written.trim() !== '') {
    fillIn(link, label?.number ?? label?.title ?? name);
    return;
  }
  link.children = [text(wordsFor(link, name, label, headings))];
}

function wordsFor(link: Element, name: string, label: Label | undefined, headings: Headings): string {
  if (!label) return headings.get(githubSlug(name)) ?? name;
  if (label.number === undefined) return nameOf(label);
  if (hasClass(link, 'nb-ref-equation')) return `(${label.number})`;
  if (hasClass(link, 'nb-ref-bare')) return label.number;
  if (hasClass(link, 'nb-ref-title') && label.title && label.kind !== 'equation') return label.title;
  return nameOf(label);
}

/** `{numref}`Fig. %s <label>``; MyST also writes `{number}` and `{name}`. */
function fillIn(link: Element, number: string): void {
  visit(link, 'text', (node) => {
    node.value = node.value.replace(/%s|\{number\}|\{name\}/g, () => number);
  });
}

/** `Figure 2: caption`. */
function numberCaption(figure: Element, page: Page): void {
  const { id } = figure.properties;
  if (typeof id !== 'string' || !id.startsWith(idPrefix)) return;
  const label = page.labels.find(id.slice(idPrefix.length));
  if (label?.number === undefined) return;
  const caption = figure.children.find(
    (child): child is Element =>
      child.type === 'element' && (child.tagName === 'figcaption' || hasClass(child, 'nb-alert-title')),
  );
  if (!caption || label.kind === 'equation') return;
  if (isTheorem(label.kind)) {
    caption.children.splice(1, 0, text(` ${label.number}`));
    return;
  }
  const isAlone = hastToString(caption).trim() === '';
  caption.children.unshift(
    element('span', { className: ['nb-caption-number'] }, `${nameOf(label)}${isAlone ? '' : ': '}`),
  );
}
