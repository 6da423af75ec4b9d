import type { Root } from 'hast';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Notebook } from './nbformat/index.ts';
import type { NotebookRoot } from './tree/nodes.ts';
import { notebookParse, notebookTree } from './tree/notebook-parse.ts';
import { type NotebookToHastOptions, notebookToHast } from './tree/notebook-to-hast.ts';
import type { NotebookResult } from './tree/result.ts';

export type { NotebookMedia } from './outputs/media-store.ts';
export type { NotebookFrontmatter } from './tree/frontmatter.ts';
export type { NotebookHeading } from './tree/result.ts';
export { toHtml } from './tree/to-html.ts';

export interface RenderOptions extends NotebookToHastOptions {
  /** Where the notebook lies; named in errors and messages. */
  path?: string | undefined;
}

export interface RenderedNotebook extends NotebookResult {
  /** What was read. */
  notebook: Notebook;
  /** Root with one `<article class="notebook">`. Files are addressed as `notebook-media:<name>`: see `resolveMedia`. */
  hast: Root;
  /** What was odd, left out or shown by a fallback. */
  messages: VFileMessage[];
}

/**
 * Renders a notebook, given as text or as the bytes of its file.
 *
 * @throws NotebookError where the file is no notebook at all; everything less is shown in the page and told in `messages`.
 */
export async function renderNotebook(
  content: string | Uint8Array,
  { path, ...options }: RenderOptions = {},
): Promise<RenderedNotebook> {
  const file = new VFile({ value: content, ...(path === undefined ? {} : { path }) });
  return renderTree(unified().use(notebookParse).parse(file), file, options);
}

/** Renders a notebook that was read. */
export async function renderReadNotebook(
  notebook: Notebook,
  { path, ...options }: RenderOptions = {},
): Promise<RenderedNotebook> {
  const file = new VFile(path === undefined ? {} : { path });
  return renderTree(notebookTree(notebook, file), file, options);
}

async function renderTree(
  tree: NotebookRoot,
  file: VFile,
  options: NotebookToHastOptions,
): Promise<RenderedNotebook> {
  const hast = await unified().use(notebookToHast, options).run(tree, file);
  const result = file.data.notebook;
  if (!result)
    throw new Error(
      'notebookToHast left no result in file.data.notebook; this is a defect of notebook-loader.',
    );
  return { notebook: tree.notebook, hast, messages: file.messages, ...result };
}
