import type { ElementContent } from 'hast';
import type { PluggableList } from 'unified';
import type { VFile } from 'vfile';
import { type Attachments, multiline, type Notebook } from '../nbformat/index.ts';
import type { KeepPart } from '../outputs/keep-part.ts';
import { mediaFile } from '../outputs/media-file.ts';
import { createMediaStore, type MediaStore } from '../outputs/media-store.ts';
import type { OutputRenderer } from '../outputs/renderer.ts';
import { outputRenderers } from '../outputs/table.ts';
import type { TrustContext } from '../trust/sanitize.ts';
import { sanitizeHtml } from '../trust/sanitize.ts';
import { createStyleSheet, type StyleSheet } from '../trust/style-sheet.ts';
import type { FilesBeside } from './citations/files-beside.ts';
import type { NotebookFrontmatter } from './frontmatter.ts';
import { type HighlightThemes, highlight } from './highlight/highlighter.ts';
import { detectDialect } from './markdown/dialect.ts';
import { findFootnotes } from './markdown/footnotes.ts';
import {
  createMarkdownRenderer,
  type HeadingTexts,
  type MarkdownRenderer,
} from './markdown/render-markdown.ts';
import { createMathRenderer, type MathRenderer } from './math/render-math.ts';
import { readDocumentOptions } from './options/document-options.ts';
import { createLabels, type Labels } from './references/labels.ts';
import type { RenderCache } from './render-cache.ts';

export interface PageOptions {
  /** remark plugins that see one Markdown cell at a time, after GFM. Default: none. */
  remarkPlugins?: PluggableList | undefined;
  /**
   * Shiki themes for code. Default: the colours of the package's stylesheet, whose custom properties (`--nb-t-keyword` …) a
   * site may set; they cost one pass instead of two, and no generated CSS.
   */
  shiki?: { themes: HighlightThemes } | undefined;
  /** Renderers for media types, before those of the package. Default: none. */
  outputs?: readonly OutputRenderer[] | undefined;
  /** Colours and drawings of an earlier rendering. Default: none. */
  cache?: RenderCache | undefined;
  /** Files beside the notebook, for bibliographies and citation styles. Default: none can be read. */
  files?: FilesBeside | undefined;
  /**
   * Hosts whose pictures pages may load, such as `upload.wikimedia.org`, `*.example.org`, or `*` for every host. Pictures
   * of other hosts are shown as links. Default: none, because loading one tells its host who reads the page.
   */
  remoteImages?: readonly string[] | undefined;
  /**
   * Hosts whose data charts (Vega, Altair) may read while the site is built, such as `cdn.jsdelivr.net` or `*.example.org`.
   * Charts that read from others are shown by what else their output has. Default: none, because the machine that builds may
   * reach what the author of a notebook may not.
   */
  remoteData?: readonly string[] | undefined;
  /**
   * Whether references to labels that the notebook does not define stay links, with the label in `data-notebook-reference`, for
   * a site that knows the labels of other notebooks. Default: `false`; they become text and are reported.
   */
  keepReferences?: boolean | undefined;
  /**
   * Whether outputs that need scripts run: each in a sandboxed frame without the site's origin, loaded when it comes into view.
   * Say so of notebooks only whose authors you would let load scripts from anywhere. Default: `false`; a page shows the next of
   * their bundle, and says what it does not show.
   */
  trust?: boolean | undefined;
  /**
   * Where contents of files wait that came out of the notebook, for one that is larger than memory allows. Default: in memory.
   */
  keepPart?: KeepPart | undefined;
  /**
   * Whether outputs wait there as well once nothing in the page can change them: their elements are `raw` nodes then, which plugins
   * do not see, `text` has no words of, and `htmlPieces` writes. Default: `false`.
   */
  settle?: boolean | undefined;
}

/** State of rendering one notebook to one page. */
export interface Page {
  notebook: Notebook;
  options: PageOptions;
  path: string | undefined;
  media: MediaStore;
  styles: StyleSheet;
  math: MathRenderer;
  renderers: readonly OutputRenderer[];
  /** Options that hold for all cells. */
  cellDefaults: Readonly<Record<string, unknown>>;
  /** What references name, as far as it was met. */
  labels: Labels;
  /** Every heading of the Markdown so far. */
  headings: HeadingTexts;
  /** Text of the nearest heading above: what a picture is about when nothing else says it. */
  heading: string | undefined;
  /** Number of tables so far, for their names. */
  tables: number;
  /** Markup that only loads what later frames of a trusted notebook use. */
  frameLoaders: string[];
  /** Messages that wait until it is known whether what they tell of is shown; `undefined` where none has to. */
  heldMessages: { reason: string; ruleId: string }[] | undefined;
  /** Name of the picture that an author chose to stand for the notebook. */
  thumbnail: string | undefined;
  /** The cell at work, counted from 1; `undefined` outside of cells. */
  cell: number | undefined;
  message(reason: string, ruleId: string): void;
  trust(attachments?: Attachments): TrustContext;
  markdown(source: string, scope: string, attachments?: Attachments): Promise<ElementContent[]>;
  html(source: string): ElementContent[];
  /** Lines of code with the colours of its language. */
  highlight(source: string, language: string): Promise<ElementContent[]>;
}

const processors = new WeakMap<PluggableList, MarkdownRenderer>();
const noPlugins: PluggableList = [];

export function createPage(
  notebook: Notebook,
  frontmatter: NotebookFrontmatter,
  citationKeys: ReadonlySet<string>,
  file: VFile,
  options: PageOptions,
): Page {
  const media = createMediaStore(options.keepPart);
  const styles = createStyleSheet();
  const plugins = options.remarkPlugins ?? noPlugins;
  const renderMarkdown = processors.get(plugins) ?? createMarkdownRenderer(plugins);
  processors.set(plugins, renderMarkdown);

  const message = (reason: string, ruleId: string) => {
    if (page.heldMessages) {
      page.heldMessages.push({ reason, ruleId });
      return;
    }
    const place = page.cell === undefined ? '' : `Cell ${page.cell}: `;
    file.message(`${place}${reason}`, { source: 'notebook-loader', ruleId });
  };
  const labels = createLabels();
  const openFences = { count: 0 };
  const footnotes = findFootnotes(notebook.cells);
  const dialect = detectDialect(notebook, frontmatter);
  const page: Page = {
    notebook,
    options,
    path: file.path,
    media,
    styles,
    math: createMathRenderer(styles, labels, message),
    cellDefaults: readDocumentOptions(frontmatter, notebook.metadata),
    labels,
    renderers: [...(options.outputs ?? []), ...outputRenderers],
    headings: new WeakMap(),
    heading: undefined,
    tables: 0,
    frameLoaders: [],
    heldMessages: undefined,
    thumbnail: undefined,
    cell: undefined,
    message,
    trust: (attachments) => ({
      media,
      styles,
      remoteImages: options.remoteImages ?? [],
      attachment: (name) => findAttachment(name, attachments ?? {}, media),
      message,
    }),
    markdown: (source, scope, attachments) =>
      renderMarkdown(source, {
        trust: page.trust(attachments),
        math: page.math,
        headings: page.headings,
        scope,
        path: file.path,
        footnotes,
        read: {
          ...dialect,
          attachments: attachments ?? {},
          citationKeys,
          openFences,
          labels,
          message,
        },
      }),
    html: (source) => sanitizeHtml(source, page.trust()),
    highlight: (source, language) =>
      highlight(source, language, styles, { themes: options.shiki?.themes, cache: options.cache }),
  };
  return page;
}

/** The file of an attachment in the first of its media types that a page may show. */
function findAttachment(name: string, attachments: Attachments, media: MediaStore) {
  const bundle = Object.hasOwn(attachments, name) ? attachments[name] : undefined;
  for (const [mediaType, content] of Object.entries(bundle ?? {})) {
    const file = mediaFile(mediaType, multiline(content) ?? '');
    if (file) return media.add(file);
  }
  return undefined;
}
