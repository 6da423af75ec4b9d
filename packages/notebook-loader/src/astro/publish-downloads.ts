import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseNotebook } from '../nbformat/index.ts';
import { downloadText } from './download-text.ts';
import { downloadsOf } from './downloads.ts';
import type { NotebookFile } from './find-notebooks.ts';
import type { NotebookSource } from './notebook-source.ts';
import { withoutBase } from './page-address.ts';
import type { DownloadForm } from './publish-options.ts';

interface DownloadSettings {
  /** What the options offer. */
  forms: readonly DownloadForm[];
  /** Address of a notebook's files without their endings. */
  stemOf: (id: string) => string;
  /** The project's. */
  base: string;
}

/**
 * Forms that take nothing but the notebook. Astro needs longer for a route of each than for the page itself, so a build writes them
 * without routes. The Markdown leads to pictures, whose addresses only a route knows.
 */
export const WRITTEN_FORMS: readonly DownloadForm[] = ['notebook', 'clean', 'script'];

/** Writes the files that need no route among the pages of a build. */
export async function publishDownloads(
  source: NotebookSource,
  outDir: URL,
  settings: DownloadSettings,
): Promise<void> {
  const forms = settings.forms.filter((form) => WRITTEN_FORMS.includes(form));
  if (forms.length === 0) return;
  for (const file of await source.files()) {
    const result = await source.prepare(file);
    if (!('notebook' in result) || result.notebook.data.draft === true) continue;
    const addresses = downloadsOf(settings.stemOf(file.id), forms, result.notebook);
    await writeForms(file, addresses, (address) => new URL(withoutBase(address, settings.base), outDir));
  }
}

async function writeForms(
  { path }: NotebookFile,
  { notebook, clean, script }: ReturnType<typeof downloadsOf>,
  target: (address: string) => URL,
): Promise<void> {
  const [first] = [notebook, clean, script].filter((address) => address !== undefined);
  if (first === undefined) return;
  await mkdir(new URL('.', target(first)), { recursive: true });
  if (notebook !== undefined) await copyFile(path, target(notebook));
  if (clean === undefined && script === undefined) return;
  const parsed = parseNotebook(await readFile(path), { path });
  if (clean !== undefined) await writeFile(target(clean), downloadText.clean(parsed));
  if (script !== undefined) await writeFile(target(script), downloadText.script(parsed));
}
