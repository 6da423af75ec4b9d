import { isAbsolute, relative } from 'node:path';

/** Whether an absolute path lies below a folder. */
export function isInFolder(folder: string, path: string): boolean {
  const within = relative(folder, path);
  return within !== '' && !/^\.\.(?:[\\/]|$)/.test(within) && !isAbsolute(within);
}

/** Whether a path below a folder is a notebook's, and not one of Jupyter's own copies. */
export function isNotebookIn(folder: string, path: string): boolean {
  return /\.ipynb$/i.test(path) && !/[\\/]\.ipynb_checkpoints[\\/]/.test(path) && isInFolder(folder, path);
}
