import type { Element, ElementContent } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { type Cell, objectOf, own, ownString, type RawCell } from '../nbformat/index.ts';
import { prepareTables } from '../outputs/prepare-tables.ts';
import { idPrefix } from '../trust/schema.ts';
import { type CellOptions, readCellOptions } from './cell-options.ts';
import { renderCodeCell } from './code-cell.ts';
import { codeProperties, isWide } from './code-properties.ts';
import { eachElement } from './each-element.ts';
import { element } from './element.ts';
import { fold } from './fold.ts';
import type { Page } from './page.ts';

/** A cell as a `<section>`; `undefined` where nothing of it is to be shown. */
export async function renderCell(cell: Cell, page: Page): Promise<Element | undefined> {
  const options = readCellOptions(cell, page.cellDefaults);
  if (options.cell === 'remove') return undefined;
  const children = await contentOf(cell, options, page);
  if (children.length === 0) return undefined;
  const placed = options.placement === 'body' ? [] : [`nb-cell-${options.placement}`];
  const section = element(
    'section',
    {
      id: `cell-${cell.id}`,
      className: ['nb-cell', `nb-${cell.cell_type}`, ...placed],
      ...(options.tags.length > 0 ? { dataTags: options.tags.join(' ') } : {}),
      ...(options.label ? { dataLabel: options.label } : {}),
    },
    ...anchorOf(options, page),
    ...(options.cell === 'fold' ? [fold('Show cell', children)] : children),
  );
  return section;
}

/** Where references to the label of a cell lead that is no figure. */
function anchorOf({ label }: CellOptions, page: Page): Element[] {
  if (label === undefined || page.labels.find(label)) return [];
  page.labels.define(label, 'block');
  return [element('span', { id: `${idPrefix}${label}`, className: ['nb-anchor'] })];
}

/** One odd cell must not take its page down: what throws is shown as its source, with a notice. */
async function contentOf(cell: Cell, options: CellOptions, page: Page): Promise<ElementContent[]> {
  try {
    switch (cell.cell_type) {
      case 'markdown':
        return await renderMarkdownCell(cell, options, page);
      case 'code':
        return await renderCodeCell(cell, options, page);
      case 'raw':
        return await renderRawCell(cell, options, page);
    }
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    page.message(`The cell could not be rendered and is shown as its source: ${cause}`, 'cell-error');
    return [
      element('p', { className: ['nb-notice'] }, 'This cell could not be rendered. Its source is shown.'),
      element('pre', { className: ['nb-plain'] }, cell.source),
    ];
  }
}

async function renderMarkdownCell(
  cell: Extract<Cell, { cell_type: 'markdown' }>,
  { source, input }: CellOptions,
  page: Page,
): Promise<ElementContent[]> {
  if (source.trim() === '') return [];
  const content = await page.markdown(source, cell.id, cell.attachments);
  await highlightFences(content, page);
  eachElement(content, (node) => {
    const heading = page.headings.get(node);
    if (heading) page.heading = heading;
  });
  const prepared = prepareTables(content, () => ++page.tables);
  return input === 'fold' ? [fold('Show text', prepared)] : prepared;
}

/** Colours of fenced code that names its language. */
async function highlightFences(content: ElementContent[], page: Page): Promise<void> {
  const fences: { pre: Element; code: Element; language: string }[] = [];
  eachElement(content, (pre) => {
    const [code] = pre.children;
    if (pre.tagName !== 'pre') return;
    if (code?.type !== 'element' || code.tagName !== 'code') {
      if (isWide(hastToString(pre))) pre.properties.tabIndex = 0;
      return;
    }
    const classes = Array.isArray(code.properties.className) ? code.properties.className.map(String) : [];
    const language =
      classes.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? 'text';
    fences.push({ pre, code, language });
  });
  for (const { pre, code, language } of fences) {
    const source = hastToString(code).replace(/\n$/, '');
    pre.properties = codeProperties(source);
    code.properties = {};
    code.children = await page.highlight(source, language);
  }
}

/** Raw cells carry text for other programs; those that say that they are Markdown or HTML are shown as such. */
async function renderRawCell(cell: RawCell, { source }: CellOptions, page: Page): Promise<ElementContent[]> {
  if (source.trim() === '') return [];
  const mediaType =
    ownString(cell.metadata, 'raw_mimetype') ??
    ownString(cell.metadata, 'format') ??
    ownString(objectOf(own(cell.metadata, 'vscode')), 'languageId');
  if (mediaType === 'text/markdown') return page.markdown(source, cell.id, cell.attachments);
  if (mediaType === 'text/html') return page.html(source);
  return [
    element('pre', { className: ['nb-plain'], ...(source.length > 40 ? { tabIndex: 0 } : {}) }, source),
  ];
}
