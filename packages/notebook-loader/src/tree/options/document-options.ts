import { type JsonObject, objectOf, own } from '../../nbformat/index.ts';
import type { NotebookFrontmatter } from '../frontmatter.ts';

const executeKeys = ['echo', 'output', 'warning', 'include', 'error'];

/** A whole notebook without its code is still one click away from it; a cell that says so itself goes without. */
const folded = 'fold';
const formatKeys = ['code-fold', 'code-summary', 'fig-align', 'fig-cap-location', 'tbl-cap-location'];

/**
 * What a notebook says about all of its cells, as the options of a cell: Quarto's `execute` and `format.html`, and the switch of
 * the extension Hide Input that is for the whole notebook.
 */
export function readDocumentOptions(
  frontmatter: NotebookFrontmatter,
  metadata: JsonObject,
): Record<string, unknown> {
  const html = objectOf(objectOf(frontmatter.format).html);
  const options: Record<string, unknown> = own(metadata, 'hide_input') === true ? { echo: folded } : {};
  for (const key of executeKeys)
    for (const record of [objectOf(frontmatter.execute), objectOf(html.execute)])
      if (Object.hasOwn(record, key)) options[key] = record[key];
  for (const key of formatKeys)
    for (const record of [frontmatter, html]) if (Object.hasOwn(record, key)) options[key] = record[key];
  if (options.echo === false) options.echo = folded;
  return options;
}
