import type { Element, ElementContent } from 'hast';
import { prepareTables } from '../outputs/prepare-tables.ts';
import { idPrefix } from '../trust/schema.ts';
import type { CellOptions } from './cell-options.ts';
import { eachElement } from './each-element.ts';
import { element } from './element.ts';
import type { Page } from './page.ts';

/** Lays out the outputs of a cell as its options say: in columns, under a caption, with a label. */
export async function figureOf(
  outputs: Element,
  options: CellOptions,
  scope: string,
  page: Page,
): Promise<Element> {
  if (options.columns > 1) addClasses(outputs, 'nb-grid', `nb-columns-${options.columns}`);
  if (options.align) addClasses(outputs, `nb-align-${options.align}`);
  describePictures(outputs, options.alts);
  await captionParts(outputs, options.subcaptions, scope, page);
  const { label, caption, captioned } = options;
  const isFigure = caption !== undefined || (/^(?:fig|tbl)-/.test(label ?? '') && hasPart(outputs));
  if (!isFigure) return outputs;
  const text = element('figcaption', {}, ...(await inline(caption ?? '', scope, page)));
  if (label !== undefined) page.labels.define(label, captioned, caption);
  return element(
    'figure',
    {
      className: ['nb-figure', `nb-${captioned}-figure`],
      ...(label === undefined ? {} : { id: `${idPrefix}${label}` }),
    },
    ...(captioned === 'table' ? [text, outputs] : [outputs, text]),
  );
}

/** Source under a caption, with a label (`lst-cap`, `lst-label`). */
export async function listingOf(
  input: Element,
  { listing: { label, caption } }: CellOptions,
  scope: string,
  page: Page,
): Promise<Element> {
  if (label === undefined && caption === undefined) return input;
  if (label !== undefined) page.labels.define(label, 'listing', caption);
  return element(
    'figure',
    {
      className: ['nb-figure', 'nb-listing'],
      ...(label === undefined ? {} : { id: `${idPrefix}${label}` }),
    },
    element('figcaption', {}, ...(await inline(caption ?? '', scope, page))),
    input,
  );
}

/** Markdown of one paragraph without its `<p>`. */
async function inline(markdown: string, scope: string, page: Page): Promise<ElementContent[]> {
  if (markdown.trim() === '') return [];
  const content = prepareTables(await page.markdown(markdown, scope), () => ++page.tables);
  const [only] = content;
  return content.length === 1 && only?.type === 'element' && only.tagName === 'p' ? only.children : content;
}

function describePictures(outputs: Element, alts: readonly string[]): void {
  if (alts.length === 0) return;
  let index = 0;
  eachElement(outputs, (node) => {
    if (node.tagName !== 'img') return;
    const alt = alts[index++];
    if (alt !== undefined) node.properties.alt = alt;
  });
}

/** `(a) first`, `(b) second` under the pictures and tables of one cell, in their order. */
async function captionParts(
  outputs: Element,
  captions: readonly string[],
  scope: string,
  page: Page,
): Promise<void> {
  if (captions.length === 0) return;
  const parts = outputs.children.filter(
    (child): child is Element => child.type === 'element' && hasPart(child),
  );
  for (const [index, caption] of captions.entries()) {
    const part = parts[index];
    if (!part) return;
    const letter = `(${String.fromCharCode(97 + (index % 26))}) `;
    part.children.push(
      element('p', { className: ['nb-subcaption'] }, letter, ...(await inline(caption, scope, page))),
    );
  }
}

function hasPart(output: Element): boolean {
  let found = false;
  eachElement(output, ({ tagName }) => {
    if (/^(?:img|table|video|audio|iframe)$/.test(tagName)) found = true;
  });
  return found;
}

function addClasses(node: Element, ...names: string[]): void {
  const { className } = node.properties;
  node.properties.className = [...(Array.isArray(className) ? className : []), ...names];
}
