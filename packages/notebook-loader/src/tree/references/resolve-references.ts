import { slug as githubSlug } from 'github-slugger';
import type { Element } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { idPrefix } from '../../trust/schema.ts';
import { decode } from '../../trust/url-policy.ts';
import { eachElement } from '../each-element.ts';
import { element, hasClass, text } from '../element.ts';
import type { Page } from '../page.ts';
import { isTheorem, nameOf } from './labels.ts';
import { fillIn, writeReference } from './write-reference.ts';

/** Slug → text. */
type Headings = Map<string, string>;

/**
 * Writes the text of references (`@fig-a`, {ref}, {numref}, {eq}) that their author left to us, and the numbers before
 * captions. Before `linkAnchors`, which makes the links land. Changes the tree in place.
 */
export function resolveReferences(article: Element, page: Page): void {
  const headings: Headings = new Map();
  const references: Element[] = [];
  eachElement(article, (node) => {
    const heading = page.headings.get(node);
    if (heading !== undefined) headings.set(githubSlug(heading), heading);
    if (node.tagName === 'figure' || node.tagName === 'aside') numberCaption(node, page);
    if (node.tagName === 'a' && hasClass(node, 'nb-ref')) references.push(node);
  });
  for (const link of references) resolve(link, page, headings);
}

function resolve(link: Element, page: Page, headings: Headings): void {
  const name = decode(String(link.properties.href ?? '').slice(1));
  const label = page.labels.find(name);
  if (label) {
    link.properties.href = `#${encodeURIComponent(label.name)}`;
    writeReference(link, label);
    return;
  }
  const heading = headings.get(githubSlug(name));
  // Whether another notebook has the label, and with which number, is not for this one to know.
  if (heading === undefined && page.options.keepReferences) return;
  if (hastToString(link).trim() === '') link.children = [text(heading ?? name)];
  else fillIn(link, name);
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
