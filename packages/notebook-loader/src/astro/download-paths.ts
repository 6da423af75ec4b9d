import { readFile } from 'node:fs/promises';
import registry from 'notebook-loader/registry';
import { parseNotebook } from '../nbformat/index.ts';
import { scriptFormat } from '../nbformat/script-format.ts';
import { getNotebooks } from './get-notebooks.ts';
import type { DownloadForm } from './publish-options.ts';

/** A path of Astro's `getStaticPaths()`. */
export interface DownloadPath {
  params: { notebook: string; extension: string };
  props: { id: string; path: string };
}

/**
 * The files of one form. In `astro dev` no notebook is rendered to find them; in a build, Markdown is the only form that has a
 * route.
 */
export async function downloadPaths(form: DownloadForm): Promise<DownloadPath[]> {
  if (import.meta.env.DEV) {
    const paths = registry.notebooks.map(async ({ id, path }) =>
      downloadPath(id, path, form === 'script' ? await extensionOf(path) : ''),
    );
    return (await Promise.all(paths)).flat();
  }
  const notebooks = await getNotebooks();
  return notebooks.flatMap(({ id, path, downloads }) => downloadPath(id, path, downloads[form]));
}

/** @param extension `undefined` where there is no file; it is a parameter of the scripts' route, and of no other. */
function downloadPath(id: string, path: string, extension: string | undefined): DownloadPath[] {
  if (extension === undefined) return [];
  return [{ params: { notebook: id, extension: extension.slice(1) }, props: { id, path } }];
}

async function extensionOf(path: string): Promise<string | undefined> {
  try {
    return scriptFormat(parseNotebook(await readFile(path)))?.extension;
  } catch {
    // The page says why it cannot be read.
    return undefined;
  }
}
