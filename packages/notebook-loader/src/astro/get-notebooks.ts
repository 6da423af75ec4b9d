import { AstroError } from 'astro/errors';
import schema from 'notebook-loader/fields-schema';
import registry from 'notebook-loader/registry';
import { launchLinks } from '../launch/launch-links.ts';
import type { NotebookFrontmatter } from '../render.ts';
import { downloadsOf } from './downloads.ts';
import { excerptHtml } from './feed/excerpt-html.ts';
import { MEDIA_SCHEME } from './media-scheme.ts';
import { nearest } from './nearest.ts';
import type { NotebookFields, NotebookLink, NotebookPage } from './pages.ts';
import type { NotebookData } from './prepared-notebook.ts';
import type { NotebookModule, RegisteredNotebook } from './registry.ts';
import { siteAddress } from './site-address.ts';

/**
 * The notebooks of the integration's folder, in the order of the site: for a home page, a feed, an index of your own.
 *
 * @param options.broken Whether to list those that cannot be shown as well, with their diagnosis. Default: no.
 */
export async function getNotebooks({ broken = false } = {}): Promise<NotebookPage[]> {
  const pages = await Promise.all(registry.notebooks.map(async (entry) => toPage(entry, await entry.load())));
  return pages.filter((page) => (broken || page.diagnosis === undefined) && !isHiddenDraft(page.frontmatter));
}

/** Whether `draft: true` keeps a notebook out of the build. */
export function isHiddenDraft({ draft }: NotebookFrontmatter): boolean {
  return draft === true && import.meta.env.PROD;
}

/**
 * One notebook, with the links to its neighbours.
 *
 * @throws {AstroError} if there is none of that id, with the nearest one.
 */
export async function getNotebook(id: string): Promise<{ page: NotebookPage; module: NotebookModule }> {
  const entry = findNotebook(id);
  const module = await entry.load();
  const page = toPage(entry, module);
  const index = registry.notebooks.indexOf(entry);
  const previous = await neighbour(index, -1);
  const next = await neighbour(index, +1);
  if (previous) page.previous = previous;
  if (next) page.next = next;
  return { page, module };
}

/** Whether the default layout marks what Pagefind is to index. */
export function hasPagefind(): boolean {
  return registry.pagefind;
}

/** Address of the index page, where there is one. */
export function indexUrl(): string | undefined {
  return registry.indexUrl;
}

function findNotebook(id: string): RegisteredNotebook {
  const entry = registry.notebooks.find((notebook) => notebook.id === id);
  if (entry) return entry;
  const ids = registry.notebooks.map((notebook) => notebook.id);
  const suggestion = nearest(id, ids);
  throw new AstroError(
    `There is no notebook "${id}".`,
    suggestion === undefined ? `The notebooks are ${ids.join(', ')}.` : `Did you mean "${suggestion}"?`,
  );
}

async function neighbour(from: number, step: 1 | -1): Promise<NotebookLink | undefined> {
  for (let index = from + step; ; index += step) {
    const entry = registry.notebooks[index];
    if (entry?.url === undefined) return undefined;
    const { notebook } = await entry.load();
    if (notebook && !isHiddenDraft(notebook.data))
      return { id: entry.id, title: notebook.data.title, url: entry.url };
  }
}

function toPage(entry: RegisteredNotebook, module: NotebookModule): NotebookPage {
  const { id, path, url, stem, relative } = entry;
  const { notebook, diagnosis, images, files } = module;
  const { title, language, readingTime, ...frontmatter } =
    notebook?.data ?? placeholder(diagnosis?.path ?? id);
  const { description, authors = [], tags = [] } = frontmatter;
  const { repository } = registry;
  const date = parseDate(frontmatter.date);
  const image = notebook?.cover === undefined ? undefined : images[notebook.cover];
  const downloads = downloadsOf(stem, registry.downloads, notebook);
  return {
    id,
    path,
    title,
    authors,
    tags,
    headings: notebook?.headings ?? [],
    readingTime,
    language,
    data: notebook && schema ? schema.parse(notebook.data) : noFields(),
    frontmatter: { ...frontmatter, title },
    downloads,
    launch: repository ? launchLinks(repository, relative, language, frontmatter) : {},
    // Most pages show none.
    get excerpt() {
      return notebook ? excerptHtml(notebook, (address) => siteAddress(fileOf(address, files), url)) : '';
    },
    ...(description !== undefined && { description }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && { url }),
    ...(downloads.notebook !== undefined && { download: downloads.notebook }),
    ...(image !== undefined && { image }),
    ...(diagnosis !== undefined && { diagnosis }),
  };
}

/** The address of a file that the HTML names by its key. */
function fileOf(address: string, files: NotebookModule['files']): string {
  if (!address.startsWith(MEDIA_SCHEME)) return address;
  return files[address.slice(MEDIA_SCHEME.length)] ?? address;
}

/** Of a notebook that cannot be shown, and of a project without a schema. */
function noFields(): NotebookFields {
  return Object.create(null);
}

function placeholder(title: string): NotebookData {
  return { title, language: '', readingTime: 1 };
}

function parseDate(text: string | undefined): Date | undefined {
  const date = new Date(text ?? '');
  return Number.isNaN(date.valueOf()) ? undefined : date;
}
