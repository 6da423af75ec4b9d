import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Element, Root } from 'hast';
import { type RenderedNotebook, toHtml } from '../render.ts';
import { excerpt } from './excerpt.ts';
import { insertImages, markImages } from './image-marks.ts';
import { markPositions, readPositions } from './mark-positions.ts';
import { markSearch } from './mark-search.ts';
import type { MediaStore } from './media-store.ts';
import { placeFiles } from './place-files.ts';
import type { NotebookWarning, PreparedFile, PreparedNotebook } from './prepared-notebook.ts';
import { readingTime } from './reading-time.ts';
import { type LinkTarget, resolveLinks } from './resolve-links.ts';

export interface PrepareContext {
  /** Absolute path of the notebook. */
  path: string;
  /** How messages name it. */
  shownPath: string;
  base: string;
  store: MediaStore;
  /** Hash of the notebook's file. */
  digest: string;
  /** The page of the notebook at an absolute path. */
  pageOf: (path: string) => Promise<LinkTarget | undefined>;
}

/**
 * Makes a rendered notebook fit for a site: its files go to the store, its links lead to pages, its cells can be found in
 * the text. Changes the tree of `rendered`.
 */
export async function prepareNotebook(
  rendered: RenderedNotebook,
  context: PrepareContext,
): Promise<PreparedNotebook> {
  const { path, base, store } = context;
  const tree = rendered.hast;
  const warnings: NotebookWarning[] = rendered.messages.map((message) => ({
    reason: message.reason,
    place:
      message.place && 'line' in message.place
        ? `${context.shownPath}:${message.place.line}`
        : context.shownPath,
  }));
  const warn = (reason: string, element: Element) =>
    warnings.push({ reason, place: placeInNotebook(tree, element, context.shownPath) });

  await resolveLinks(tree, { notebook: path, base, pageOf: context.pageOf, warn });
  const { placed, ...files } = await placeFiles(tree, {
    notebook: path,
    base,
    store,
    media: rendered.media,
    warn,
  });

  markSearch(tree);
  // Nothing in a notebook can contain a hash of that same notebook.
  const mark = `nb${context.digest.slice(0, 20)}-`;
  markImages(placed, mark);
  const identities = markPositions(tree, mark);
  const { html, cells } = readPositions(insertImages(toHtml(tree), placed, mark), mark, identities);

  const stylesheet = await keepStylesheet(rendered.css, store);
  const description = rendered.frontmatter.description ?? excerpt(tree);
  const cover = coverKey(files.images, rendered.frontmatter.thumbnail);
  return {
    data: {
      ...rendered.frontmatter,
      ...(description !== undefined && { description }),
      title: rendered.frontmatter.title ?? titleFromPath(path),
      language: rendered.language,
      readingTime: readingTime(rendered.text),
    },
    headings: rendered.headings,
    ...(rendered.scriptExtension !== undefined && { scriptExtension: rendered.scriptExtension }),
    html,
    cells,
    ...(stylesheet !== undefined && { stylesheet }),
    ...(cover !== undefined && { cover }),
    ...files,
    warnings,
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

/** `03-foot_contact.ipynb` → `Foot contact`. */
export function titleFromPath(path: string): string {
  const words = basename(path)
    .replace(/\.ipynb$/i, '')
    .replace(/^\d+[-_. ]+(?=\D)/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return words === '' ? 'Notebook' : words.charAt(0).toUpperCase() + words.slice(1);
}

function placeInNotebook(tree: Root, element: Element, path: string): string {
  const article = tree.children.find((child) => child.type === 'element');
  const cells = article?.children.filter((child) => child.type === 'element') ?? [];
  const index = cells.findIndex((cell) => contains(cell, element));
  return index < 0 ? path : `${path} (cell ${index + 1})`;
}

function contains(parent: Element, element: Element): boolean {
  const pending: Element[] = [parent];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === element) return true;
    for (const child of next.children) if (child.type === 'element') pending.push(child);
  }
  return false;
}
