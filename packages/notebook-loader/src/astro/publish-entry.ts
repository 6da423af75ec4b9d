import type { LoaderContext } from 'astro/loaders';
import { type LaunchLinks, launchLinks } from '../launch/launch-links.ts';
import type { RepositoryFolder } from '../launch/repository.ts';
import { downloadsOf, type NotebookDownloads } from './downloads.ts';
import { type EntryDownloads, makeDownloads } from './entry-downloads.ts';
import { entryFilesAddress } from './entry-files.ts';
import type { NotebookFile } from './find-notebooks.ts';
import type { NotebookSource } from './notebook-source.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';
import type { DownloadForm } from './publish-options.ts';

/** What surrounds the pages of the entries. */
export interface EntryPublishing {
  downloads: readonly DownloadForm[];
  /** Address of the files beside an entry's page, without their endings. */
  stemOf: (file: NotebookFile) => string;
  repository: RepositoryFolder | false | undefined;
  /** The project's `site`. */
  site: string | undefined;
}

const NO_DOWNLOADS: EntryDownloads = { files: [], shown: [] };

/** Makes the files that an entry offers; returns the fields of its data that tell of them, and of where it can be opened. */
export async function publishEntry(
  notebook: PreparedNotebook,
  source: NotebookSource,
  file: NotebookFile,
  { downloads: forms, stemOf, repository, site }: EntryPublishing,
  context: LoaderContext,
): Promise<{ downloads: NotebookDownloads; launch: LaunchLinks }> {
  const { data } = notebook;
  const isHidden = data.draft === true && !context.watcher;
  const downloads = isHidden ? {} : downloadsOf(stemOf(file), forms, notebook);
  const launch = repository ? launchLinks(repository, file.relative, data.language, data) : {};
  const filesAddress = entryFilesAddress(context.config);
  const made =
    filesAddress === undefined || Object.keys(downloads).length === 0
      ? NO_DOWNLOADS
      : await makeDownloads(notebook, downloads, {
          ...{ path: file.path, source, filesAddress, site },
          page: source.settings.pageOf(file.id) ?? '/',
        });
  context.meta.set(downloadsKey(file), JSON.stringify(made));
  return { downloads, launch };
}

/** The files that were made for an entry when it was made last. */
export function knownDownloads(file: NotebookFile, { meta, store }: LoaderContext): EntryDownloads {
  if (!store.has(file.id)) return NO_DOWNLOADS;
  const known: unknown = JSON.parse(meta.get(downloadsKey(file)) ?? 'null');
  return isDownloads(known) ? known : NO_DOWNLOADS;
}

/** Another version of the package makes all entries anew. */
function isDownloads(value: unknown): value is EntryDownloads {
  return typeof value === 'object' && value !== null && 'files' in value;
}

function downloadsKey({ id }: NotebookFile): string {
  return `downloads:${id}`;
}
