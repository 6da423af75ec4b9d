import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseNotebook } from '../nbformat/index.ts';
import { downloadText } from './download-text.ts';
import type { NotebookDownloads } from './downloads.ts';
import { findImages } from './image-marks.ts';
import { MEDIA_SCHEME } from './media-scheme.ts';
import { MediaStore } from './media-store.ts';
import type { NotebookSource } from './notebook-source.ts';
import { pageMarkdown } from './page-markdown.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';
import { wholeAddress } from './site-address.ts';

/** Files that an entry's notebook is offered in. Plain data. */
export interface EntryDownloads {
  /** Address on the site → name in the media store; `null` for the notebook itself. */
  files: [address: string, name: string | null][];
  /** Names in the media store of what the Markdown leads to. */
  shown: string[];
}

interface DownloadContext {
  /** Absolute path of the notebook. */
  path: string;
  source: NotebookSource;
  /** Address of the folder that files of the media store are published in. */
  filesAddress: string;
  /** Address of the entry's page. */
  page: string;
  /** The project's `site`. */
  site: string | undefined;
}

/** Makes the files that an entry offers, and keeps them in the media store. */
export async function makeDownloads(
  notebook: PreparedNotebook,
  addresses: NotebookDownloads,
  context: DownloadContext,
): Promise<EntryDownloads> {
  const { path, source } = context;
  const store = new MediaStore(source.settings.mediaFolder);
  const original = parseNotebook(await readFile(path), { path });
  const files: EntryDownloads['files'] = [];
  const shown = new Set<string>();
  const keep = async (address: string | undefined, text: () => string | Promise<string>, ending: string) => {
    if (address === undefined) return;
    const bytes = Buffer.from(await text());
    const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}${ending}`;
    files.push([address, basename(await store.keep({ name, bytes }))]);
  };
  if (addresses.notebook !== undefined) files.push([addresses.notebook, null]);
  await keep(addresses.clean, () => downloadText.clean(original), '.ipynb');
  await keep(addresses.script, () => downloadText.script(original), notebook.scriptExtension ?? '.txt');
  await keep(addresses.markdown, () => markdownOf(notebook, shown, context), '.md');
  return { files, shown: [...shown] };
}

/** The pictures that it leads to are those of the notebook: which ones the page makes of them is not known before it is built. */
function markdownOf(
  notebook: PreparedNotebook,
  shown: Set<string>,
  { path, source, filesAddress, page, site }: DownloadContext,
): Promise<string> {
  const known = new Map(
    [...notebook.images, ...notebook.files].map(({ key, path }) => [key, basename(path)]),
  );
  const addressOf = (name: string): string => {
    shown.add(name);
    return filesAddress + name;
  };
  return pageMarkdown(path, notebook, {
    base: source.settings.base,
    html: async (span) => withFiles(notebook.html.slice(...span), (key) => addressOf(known.get(key) ?? key)),
    fileAddress: async (name) => ([...known.values()].includes(name) ? addressOf(name) : undefined),
    pageAddress: async (target, fragment) => {
      const other = await source.pageAt(target);
      if (other === undefined || fragment === '') return other?.address;
      const anchor = (await other.anchors()).get(fragment) ?? fragment;
      return `${other.address}#${encodeURIComponent(anchor)}`;
    },
    whole: (address) => wholeAddress(address, page, site),
  });
}

/** Puts addresses in the place of the keys of images and files. */
function withFiles(html: string, addressOf: (key: string) => string): string {
  let finished = '';
  let end = 0;
  for (const mark of findImages(html)) {
    const { src, alt }: { src: string; alt?: unknown } = JSON.parse(mark.attributes);
    const text = typeof alt === 'string' ? escapeAttribute(alt) : '';
    finished += `${html.slice(end, mark.start)}src="${addressOf(src)}" alt="${text}"`;
    end = mark.end;
  }
  return (finished + html.slice(end)).replace(
    new RegExp(`"${MEDIA_SCHEME}([^"]+)"`, 'g'),
    (_, key: string) => `"${addressOf(key)}"`,
  );
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
