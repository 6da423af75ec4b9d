import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import registry from 'notebook-loader/registry';
import { parseNotebook } from '../nbformat/index.ts';
import { scriptFormat } from '../nbformat/script-format.ts';
import { getNotebooks } from './pages.ts';
import type { DownloadForm } from './publish-options.ts';

/** A path of Astro's `getStaticPaths()`. */
export interface DownloadPath {
  params: { notebook: string; extension?: string };
  props: { id: string; path: string };
}

/** The files of one form. In `astro dev` no notebook is rendered to find them. */
export async function downloadPaths(form: DownloadForm): Promise<DownloadPath[]> {
  const isScript = form === 'script';
  if (import.meta.env.DEV) {
    const paths = registry.notebooks.map(async ({ id, path }) =>
      isScript ? scriptPath(id, path, await extensionOf(path)) : [filePath(id, path)],
    );
    return (await Promise.all(paths)).flat();
  }
  const notebooks = await getNotebooks();
  return notebooks.flatMap(({ id, path, downloads }) =>
    isScript ? scriptPath(id, path, extname(downloads.script ?? '')) : [filePath(id, path)],
  );
}

function filePath(id: string, path: string): DownloadPath {
  return { params: { notebook: id }, props: { id, path } };
}

/** None where the language is not known. */
function scriptPath(id: string, path: string, extension: string | undefined): DownloadPath[] {
  if (!extension) return [];
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
