import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Element, Root } from 'hast';
import { openCellCache } from '../media/cell-cache.ts';
import type { KeptFile } from '../media/kept-file.ts';
import type { Cell } from '../nbformat/index.ts';
import {
  type NotebookFrontmatter,
  type NotebookHeading,
  type RenderOptions,
  renderNotebook,
} from '../render.ts';
import { addClass } from '../tree/element.ts';
import type { Label } from '../tree/references/labels.ts';
import { toHtml } from '../tree/to-html.ts';
import { cellOf } from './cell-of.ts';
import { type OpenText, openingParagraphs } from './excerpt.ts';
import { markImages } from './image-marks.ts';
import { type Look, Looks } from './looks.ts';
import { type CellSpan, markPositions } from './mark-positions.ts';
import { markSearch } from './mark-search.ts';
import { MediaStore } from './media-store.ts';
import { omitTitle } from './omit-title.ts';
import { findOpenLinks, type OpenLink, takeOutLinks } from './open-links.ts';
import { placeFiles } from './place-files.ts';
import type { NotebookWarning, PreparedFile } from './prepared-notebook.ts';
import { readingTime } from './reading-time.ts';

/** A notebook to draft. Plain data where the options of rendering are. */
export interface DraftTask {
  /** Absolute path of the notebook. */
  path: string;
  /** Absolute path of the file that is rendered: the notebook, or what Jupyter has made of it. */
  content: string;
  /** How messages name it. */
  shownPath: string;
  /** Absolute path of the folder that nothing outside of may be read. */
  base: string;
  /** Absolute path of the folder for images and other files. */
  mediaFolder: string;
  /** Where texts of its cells are kept. */
  cells: KeptFile;
  /** Whether its outputs may run scripts. */
  trusted: boolean;
  /** Whether the heading that is the title is left out. */
  omitTitle: boolean;
  render: RenderOptions;
}

/** What other notebooks ask of one: where links and references to it lead. */
export interface NotebookFacts {
  frontmatter: NotebookFrontmatter;
  headings: NotebookHeading[];
  anchors: [string, string][];
  labels: [string, Label][];
}

/** All of a notebook's page that depends on nothing but itself and the files beside it. Plain data: it can be stored as JSON. */
export interface NotebookDraft {
  /** Hash of the file that was rendered. */
  digest: string;
  facts: NotebookFacts;
  language: string;
  /** Minutes, at least 1. */
  readingTime: number;
  scriptExtension?: string;
  headings: NotebookHeading[];
  /** Text that is found in the HTML only where something is still to be put in. */
  mark: string;
  html: string;
  identities: Omit<CellSpan, 'whole'>[];
  links: OpenLink[];
  /** What the description is taken from; empty where the notebook has one. */
  opening: OpenText[];
  /** Marks of the images, as JSON, in the order of their numbers in the HTML. */
  placed: string[];
  images: PreparedFile[];
  files: PreparedFile[];
  stylesheet?: string;
  cover?: string;
  dependencies: string[];
  looks: Look[];
  /** About the notebook, and about its files. */
  remarks: NotebookWarning[];
  fileRemarks: NotebookWarning[];
  /** Whether nothing in it depends on more than what `looks` tells. */
  isLasting: boolean;
}

/**
 * Renders a notebook and makes it fit for a site: its files go to the store, its cells can be found in the text.
 *
 * @throws what {@link renderNotebook} throws.
 */
export async function draftNotebook(task: DraftTask): Promise<NotebookDraft> {
  const { path, shownPath, base, trusted } = task;
  const content = await readFile(task.content);
  const digest = createHash('sha256').update(content).digest('hex');
  const store = new MediaStore(task.mediaFolder);
  const looks = new Looks(path, base);
  const named = new Set<string>();
  const cache = openCellCache(task.cells);
  const rendered = await renderNotebook(content, {
    ...task.render,
    ...{ cache, path: shownPath, trust: trusted, keepReferences: true, files: looks.files(named) },
  });
  cache.keep();
  const { hast: tree, frontmatter, scriptExtension, anchors, labels } = rendered;
  const headings = task.omitTitle ? omitTitle(tree, frontmatter.title, rendered.headings) : rendered.headings;
  // Starlight keeps its rules for Markdown away from this class; elsewhere it means nothing.
  for (const child of tree.children) if (child.type === 'element') addClass(child, 'not-content');

  const links = findOpenLinks(tree, rendered.notebook.cells);
  const fileRemarks: NotebookWarning[] = [];
  const { placed, dependencies, ...files } = await placeFiles(tree, {
    ...{ notebook: path, base, store, looks, media: rendered.media },
    warn: (reason, element) =>
      fileRemarks.push({ reason, place: placeInNotebook(tree, rendered.notebook.cells, element, shownPath) }),
  });
  markSearch(tree);
  // Nothing in a notebook can contain a hash of that same notebook.
  const mark = `nb${digest.slice(0, 20)}-`;
  markImages(placed, mark);
  const elements = links.map(({ element }) => element);
  const opening = frontmatter.description === undefined ? openingParagraphs(tree, elements) : [];
  takeOutLinks(tree, links, mark);
  const identities = markPositions(tree, mark);
  const stylesheet = await keepStylesheet(rendered.css, store);
  const cover = coverKey(files.images, frontmatter.thumbnail);
  return {
    digest,
    facts: { frontmatter, headings: rendered.headings, anchors: [...anchors], labels: [...labels] },
    language: rendered.language,
    readingTime: readingTime(rendered.text),
    ...(scriptExtension !== undefined && { scriptExtension }),
    ...{ headings, mark, html: toHtml(tree), identities, links, opening },
    placed: placed.map(({ attributes }) => attributes),
    ...files,
    ...(stylesheet !== undefined && { stylesheet }),
    ...(cover !== undefined && { cover }),
    dependencies: [...dependencies, ...named],
    looks: looks.all(),
    remarks: rendered.messages.map(({ reason, place }) => ({
      reason,
      place: place && 'line' in place ? `${shownPath}:${place.line}` : shownPath,
    })),
    fileRemarks,
    isLasting: cache.isLasting,
  };
}

function coverKey(images: PreparedFile[], thumbnail: unknown): string | undefined {
  const named = images.find(({ path }) => basename(path) === thumbnail);
  return (named ?? images[0])?.key;
}

async function keepStylesheet(css: string, store: MediaStore): Promise<string | undefined> {
  if (css.trim() === '') return undefined;
  const name = createHash('sha256').update(css).digest('hex').slice(0, 16);
  return store.keep({ name: `${name}.css`, bytes: Buffer.from(css) });
}

function placeInNotebook(tree: Root, cells: readonly Cell[], element: Element, path: string): string {
  const cell = cellOf(element, tree, cells);
  return cell === undefined ? path : `${path} (cell ${cell})`;
}
