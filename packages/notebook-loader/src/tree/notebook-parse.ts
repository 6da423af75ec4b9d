import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { type Notebook, parseNotebook } from '../nbformat/index.ts';
import type { NotebookRoot } from './nodes.ts';

/**
 * unified parser of notebooks: `unified().use(notebookParse)`. The tree is a `notebook` with a `notebookCell` for each cell.
 * The file should be given as bytes where its encoding may be other than UTF-8.
 *
 * @throws NotebookError where the file is no notebook.
 */
export const notebookParse: Plugin<[], string, NotebookRoot> = function () {
  this.parser = (document, file): NotebookRoot => {
    const content = file.value instanceof Uint8Array ? file.value : document;
    return notebookTree(parseNotebook(content, { path: file.path }), file);
  };
};

/** The tree of a notebook. What was odd in it is told in the messages of its file. */
export function notebookTree(notebook: Notebook, file: VFile): NotebookRoot {
  for (const { reason, ruleId, cell } of notebook.problems) {
    const place = cell === undefined ? '' : `Cell ${cell + 1}: `;
    file.message(`${place}${reason}`, { source: 'notebook-loader', ruleId });
  }
  return {
    type: 'notebook',
    notebook,
    children: notebook.cells.map((cell) => ({ type: 'notebookCell', cell })),
  };
}
