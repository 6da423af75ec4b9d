import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { checkComponentNames, checkPlaced } from './check-names.ts';
import { type HtmlPart, splitHtml } from './split-html.ts';

export type { HtmlPart } from './split-html.ts';

/**
 * Components that take the place of elements (`img`, `h2`, `table`) and of parts of a notebook: `code-cell`, `markdown-cell`,
 * `raw-cell`, `source`, `outputs`, `output`.
 */
export type NotebookComponents = Readonly<Record<string, AstroComponentFactory>>;

/**
 * Cuts the HTML of a notebook where components take the place of elements, and where slots come before or after cells.
 *
 * @throws {AstroError} if a component or a slot has a name that means nothing here.
 */
export function composeHtml(
  html: string,
  components: NotebookComponents,
  inserted: Readonly<Record<string, string>>,
): HtmlPart[] {
  const names = Object.keys(components);
  checkComponentNames(names);
  const { parts, placed } = splitHtml(html, { components: new Set(names), inserted });
  checkPlaced(Object.keys(inserted), placed, html);
  return parts;
}
