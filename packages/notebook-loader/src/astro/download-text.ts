import { cleanNotebook } from '../convert/clean-notebook.ts';
import { toScript } from '../convert/to-script.ts';
import { writeNotebook } from '../convert/write-notebook.ts';
import type { Notebook } from '../nbformat/index.ts';

/** What a file beside the page holds that is made of the notebook alone; empty for the script of no known language. */
export const downloadText = {
  /** Without outputs and traces of the machine. */
  clean: (notebook: Notebook): string => writeNotebook(cleanNotebook(notebook)),
  /** In the notebook's language. */
  script: (notebook: Notebook): string => toScript(notebook) ?? '',
};
