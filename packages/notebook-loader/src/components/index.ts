export type { NotebookComponents } from '../compose/index.ts';
export { default as Notebook } from './Notebook.astro';
export { default as NotebookActions } from './NotebookActions.astro';
export { default as NotebookCell } from './NotebookCell.astro';
export { default as NotebookContent } from './NotebookContent.astro';
export { default as NotebookHead } from './NotebookHead.astro';
