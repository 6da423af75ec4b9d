export type { OutputContext, OutputRenderer } from './outputs/renderer.ts';
export type { NotebookCellNode, NotebookRoot } from './tree/nodes.ts';
export { notebookParse } from './tree/notebook-parse.ts';
export { type NotebookToHastOptions, notebookToHast } from './tree/notebook-to-hast.ts';
export type { NotebookResult } from './tree/result.ts';
