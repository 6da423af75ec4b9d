import { type JsonObject, multiline, type Notebook, objectOf, own, ownString } from '../../nbformat/index.ts';
import type { NotebookFrontmatter } from '../frontmatter.ts';

/** What the Markdown of a notebook says about itself, as a whole. */
export interface Dialect {
  /** Whether it is written in MyST. */
  isMyst: boolean;
  /** Values for `{{ name }}`. */
  substitutions: ReadonlyMap<string, string>;
  /** What the code computed for expressions in the text, by expression or name. */
  values: Pick<ReadonlyMap<string, string>, 'get'>;
  /** Whether it refers to a label anywhere. */
  isReferred(label: string): boolean;
}

const myst = /^ {0,3}(?:`{3,}|~{3,}|:{3,})\{[a-z]|\{[a-z][\w:.-]*\}`[^`]|^\([\w: .-]+\)=[ \t]*$/m;

export function detectDialect(notebook: Notebook, frontmatter: NotebookFrontmatter): Dialect {
  const markdown = notebook.cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .map(({ source }) => source)
    .join('\n\n');
  let values: ReadonlyMap<string, string> | undefined;
  const jupytext = objectOf(own(objectOf(own(notebook.metadata, 'jupytext')), 'text_representation'));
  return {
    isMyst: ownString(jupytext, 'format_name') === 'myst' || myst.test(markdown),
    substitutions: findSubstitutions(notebook, frontmatter),
    values: {
      // Few ask, and the answer is somewhere in all outputs.
      get(name) {
        values ??= findValues(notebook);
        return values.get(name);
      },
    },
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

/** Results of JupyterLab's MyST extension ({eval}`x`), and what MyST-NB glued under a name ({glue:text}`name`). */
function findValues({ cells }: Notebook): Map<string, string> {
  const values = new Map<string, string>();
  for (const cell of cells) {
    const expressions = own(cell.metadata, 'user_expressions');
    for (const item of Array.isArray(expressions) ? expressions : []) {
      const { expression, result } = objectOf(item);
      const text = textOf(objectOf(own(objectOf(result), 'data')));
      if (typeof expression === 'string' && text !== undefined) values.set(expression.trim(), text);
    }
    for (const output of cell.cell_type === 'code' ? cell.outputs : []) {
      if (output.output_type === 'stream' || output.output_type === 'error') continue;
      const name = ownString(objectOf(own(output.metadata, 'scrapbook')), 'name');
      const text = textOf(output.data);
      if (name !== undefined && text !== undefined) values.set(name, text);
    }
  }
  return values;
}

/** Text of a bundle, without the quotes of a Python string. MyST-NB puts a prefix before the media types of what it glues. */
function textOf(bundle: JsonObject): string | undefined {
  const key = Object.keys(bundle).find((mediaType) => mediaType.endsWith('text/plain'));
  const text = key === undefined ? undefined : multiline(own(bundle, key));
  return text === undefined ? undefined : text.replace(/^(['"])([\s\S]*)\1$/, '$2');
}
