import type { ImageMetadata } from 'astro';
import { AstroError } from 'astro/errors';
import schema from 'notebook-loader/fields-schema';
import registry from 'notebook-loader/registry';
import { type LaunchLinks, launchLinks } from '../launch/launch-links.ts';
import type { NotebookFrontmatter, NotebookHeading } from '../render.ts';
import type { Diagnosis } from './diagnosis.ts';
import { downloadsOf, type NotebookDownloads } from './downloads.ts';
import { excerptHtml } from './feed/excerpt-html.ts';
import { MEDIA_SCHEME } from './media-scheme.ts';
import { nearest } from './nearest.ts';
import type { NotebookData } from './prepared-notebook.ts';
import type { NotebookModule, RegisteredNotebook } from './registry.ts';
import { siteAddress } from './site-address.ts';

export type { LaunchLinks } from '../launch/launch-links.ts';
export type { NotebookHeading } from '../render.ts';
export type { Diagnosis } from './diagnosis.ts';
export { diagnosisHtml } from './diagnosis-html.ts';
export type { NotebookDownloads } from './downloads.ts';
export { type RssItem, rssItem, rssItems } from './feed/rss-items.ts';
export { type CellPart, type CellQuery, findCells } from './find-cells.ts';
export { formatDate } from './format-date.ts';
export { llmsSection, llmsTxt } from './llms-txt.ts';
export type { NotebookModule, RegisteredNotebook } from './registry.ts';
export { renderHtml } from './render-html.ts';
export { scriptJson } from './script-json.ts';
export { structuredData } from './structured-data.ts';

/** A link to the page of another notebook. */
export interface NotebookLink {
  id: string;
  title: string;
  url: string;
}

/** What the schema of the integration's option `schema` makes of the front matter; the integration declares its fields. */
// biome-ignore lint/suspicious/noEmptyInterface: a project's declarations are merged into it.
export interface NotebookFields {}

/** What a page or a layout gets to know about a notebook. */
export interface NotebookPage {
  id: string;
  /** Absolute path of the notebook file. */
  path: string;
  title: string;
  description?: string;
  authors: string[];
  /** Absent where the notebook has none, or none that can be read as a date. */
  date?: Date;
  tags: string[];
  headings: NotebookHeading[];
  /** Minutes, at least 1. */
  readingTime: number;
  /** Of its code, such as `python`. */
  language: string;
  /** The fields of the project's schema; empty where the notebook cannot be shown. */
  data: NotebookFields;
  /** Everything that its metadata and front matter say. */
  frontmatter: NotebookFrontmatter;
  /** Address of its page. */
  url?: string;
  /** Address of the notebook file: `downloads.notebook`. */
  download?: string;
  /** Addresses of the notebook as it is, cleaned, as a script and as Markdown. */
  downloads: NotebookDownloads;
  /** Where it can be opened: Colab, Binder, Kaggle, its repository. Empty where there is no public repository. */
  launch: LaunchLinks;
  /** The beginning of its text, as HTML without ids, classes, pictures and scripts; links have whole addresses. */
  excerpt: string;
  /** The picture that stands for it: an optimisable image, or the address of a vector drawing. */
  image?: ImageMetadata | string;
  previous?: NotebookLink;
  next?: NotebookLink;
  /** Why the notebook cannot be shown. Only in `astro dev`: the build leaves such pages out. */
  diagnosis?: Diagnosis;
}

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
    excerpt: notebook ? excerptHtml(notebook, (address) => siteAddress(fileOf(address, files), url)) : '',
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
