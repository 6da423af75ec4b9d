import type { Node, Parent } from 'unist';
import type { Cell, Notebook } from '../nbformat/index.ts';

/** Root of the tree that `notebookParse` makes: a notebook, its cells in order. */
export interface NotebookRoot extends Parent {
  type: 'notebook';
  notebook: Notebook;
  children: NotebookCellNode[];
}

/** One cell. Plugins between `notebookParse` and `notebookToHast` may change, add, move and remove them. */
export interface NotebookCellNode extends Node {
  type: 'notebookCell';
  cell: Cell;
}
