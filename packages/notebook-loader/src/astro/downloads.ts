import type { PreparedNotebook } from './prepared-notebook.ts';
import type { DownloadForm } from './publish-options.ts';

/** Addresses of the files beside a notebook's page. Absent are those that the options leave out, and scripts of no known language. */
export type NotebookDownloads = { [form in DownloadForm]?: string };

/** @param stem address of the files without their endings. */
export function downloadsOf(
  stem: string | undefined,
  forms: readonly DownloadForm[],
  notebook: Pick<PreparedNotebook, 'data' | 'scriptExtension'> | undefined,
): NotebookDownloads {
  if (isRefused(notebook?.data.downloads)) return {};
  const endings: Record<DownloadForm, string | undefined> = {
    notebook: '.ipynb',
    clean: '.clean.ipynb',
    script: notebook?.scriptExtension,
    markdown: '.md',
  };
  const downloads: NotebookDownloads = {};
  // Of a notebook that cannot be read there is only the file.
  for (const form of notebook === undefined ? forms.filter((form) => form === 'notebook') : forms) {
    const ending = endings[form];
    if (stem !== undefined && ending !== undefined) downloads[form] = stem + ending;
  }
  return downloads;
}

/** Front matter that wants no downloads: `downloads: false`, or MyST's empty list of them. */
function isRefused(said: unknown): boolean {
  return said === false || said === null || (Array.isArray(said) && said.length === 0);
}
