import type { ImageMetadata } from 'astro';
import type { LaunchLinks } from '../launch/launch-links.ts';
import type { NotebookFrontmatter, NotebookHeading } from '../render.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { NotebookDownloads } from './downloads.ts';

export type { LaunchLinks } from '../launch/launch-links.ts';
export type { NotebookHeading } from '../render.ts';
export type { Diagnosis } from './diagnosis.ts';
export { diagnosisHtml } from './diagnosis-html.ts';
export type { NotebookDownloads } from './downloads.ts';
export { type RssItem, rssItem, rssItems } from './feed/rss-items.ts';
export { type CellPart, type CellQuery, findCells } from './find-cells.ts';
export { formatDate } from './format-date.ts';
export { getNotebook, getNotebooks, hasPagefind, indexUrl, isHiddenDraft } from './get-notebooks.ts';
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
