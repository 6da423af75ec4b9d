export { default as Notebook } from './Notebook.astro';
export { default as NotebookActions } from './NotebookActions.astro';
export { default as NotebookCell } from './NotebookCell.astro';
export { default as NotebookHead } from './NotebookHead.astro';
