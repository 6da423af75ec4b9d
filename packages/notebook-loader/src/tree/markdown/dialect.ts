import { type Notebook, objectOf, own, ownString } from '../../nbformat/index.ts';
import type { NotebookFrontmatter } from '../frontmatter.ts';

/** What the Markdown of a notebook says about itself, as a whole. */
export interface Dialect {
  /** Whether it is written in MyST. */
  isMyst: boolean;
  /** Values for `{{ name }}`. */
  substitutions: ReadonlyMap<string, string>;
  /** Whether it refers to a label anywhere. */
  isReferred(label: string): boolean;
}

const myst = /^ {0,3}(?:`{3,}|~{3,}|:{3,})\{[a-z]|\{[a-z][\w:.-]*\}`[^`]|^\([\w: .-]+\)=[ \t]*$/m;

export function detectDialect(notebook: Notebook, frontmatter: NotebookFrontmatter): Dialect {
  const markdown = notebook.cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .map(({ source }) => source)
    .join('\n\n');
  const jupytext = objectOf(own(objectOf(own(notebook.metadata, 'jupytext')), 'text_representation'));
  return {
    isMyst: ownString(jupytext, 'format_name') === 'myst' || myst.test(markdown),
    substitutions: findSubstitutions(notebook, frontmatter),
    isReferred: (label) =>
      [`\`${label}\``, `#${label}`, `<${label}>`, `{${label}}`, `@${label}`].some((written) =>
        markdown.includes(written),
      ),
  };
}

/** MyST's `substitutions` in the front matter, and the values that the extension Python Markdown keeps in cells. */
function findSubstitutions(notebook: Notebook, frontmatter: NotebookFrontmatter): Map<string, string> {
  const values = new Map<string, string>();
  const extended = objectOf(objectOf(frontmatter.myst).substitutions);
  for (const record of [objectOf(frontmatter.substitutions), extended])
    for (const [name, value] of Object.entries(record))
      if (typeof value === 'string' || typeof value === 'number') values.set(name, String(value));
  for (const { metadata } of notebook.cells)
    for (const [name, value] of Object.entries(objectOf(own(metadata, 'variables'))))
      if (typeof value === 'string') values.set(name.trim(), value);
  return values;
}
