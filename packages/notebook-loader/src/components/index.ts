export { default as Notebook } from './Notebook.astro';
export { default as NotebookCell } from './NotebookCell.astro';
