import type { Plugin } from 'unified';
import { parseNotebook } from '../nbformat/index.ts';
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
    const notebook = parseNotebook(content, { path: file.path });
    for (const { reason, ruleId, cell } of notebook.problems) {
      const place = cell === undefined ? '' : `Cell ${cell + 1}: `;
      file.message(`${place}${reason}`, { source: 'notebook-loader', ruleId });
    }
    return {
      type: 'notebook',
      notebook,
      children: notebook.cells.map((cell) => ({ type: 'notebookCell', cell })),
    };
  };
};
