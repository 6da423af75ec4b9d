import { readFile } from 'node:fs/promises';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type ShownCell, toMarkdown } from '../convert/to-markdown.ts';
import { type Cell, type Notebook, parseNotebook } from '../nbformat/index.ts';
import { eachElement } from '../tree/each-element.ts';
import { classifyUrl, decode } from '../trust/url-policy.ts';
import { attachmentName } from './attachment-name.ts';
import { findLocalFile, storedName } from './local-file.ts';
import type { CellSpan, Span } from './mark-positions.ts';
import { plainOutputs } from './plain-outputs.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';

type MarkdownSource = Pick<PreparedNotebook, 'data' | 'executed' | 'html' | 'cells'>;

/** What the Markdown of a page needs of the site that the page is on. */
export interface MarkdownSite {
  /** Absolute path of the folder that nothing outside of may be read. */
  base: string;
  /** A piece of the page's HTML, its addresses final. */
  html: (span: Span) => Promise<string>;
  /** Address at which the site has a file of the media store. */
  fileAddress: (name: string) => Promise<string | undefined>;
  /** Address of a place in the page of the notebook at a path; `undefined` where it has no page. */
  pageAddress: (path: string, fragment: string) => Promise<string | undefined>;
  /** An address that the page has, with scheme and host. */
  whole: (address: string) => string;
}

/**
 * A notebook's page as Markdown.
 *
 * @param path Absolute path of the notebook.
 */
export async function pageMarkdown(path: string, page: MarkdownSource, site: MarkdownSite): Promise<string> {
  const notebook = parseNotebook(await readFile(page.executed ?? path), { path });
  const ids = new Set(notebook.cells.map((cell) => cell.id));
  const shown = await shownCells(page, ids, site);
  const { title, language: _, readingTime: __, ...frontmatter } = page.data;
  const { description, authors, date, tags, thumbnail: ___, ...others } = frontmatter;
  const appended = [...shown].flatMap(([id, { output }]) => (ids.has(id) || !output ? [] : output));
  return toMarkdown(notebook, {
    appended,
    frontmatter: { title, description, authors, date, tags, ...others },
    heading: hasTitle(notebook) ? undefined : title,
    shown: ({ id }) => shown.get(id),
    addressOf: async (address, cell) => {
      const published = await publishedAddress(address, cell, path, site);
      return published === undefined ? undefined : site.whole(published);
    },
  });
}

function hasTitle({ cells }: Notebook): boolean {
  return cells.some(({ cell_type, source }) => cell_type === 'markdown' && /^(?:# *\S|=+ *$)/m.test(source));
}

/**
 * What the page shows, by the ids of cells, in the order of the page.
 *
 * @param ids of the notebook's own cells; others are sections that the page has more.
 */
async function shownCells(
  page: MarkdownSource,
  ids: ReadonlySet<string>,
  site: MarkdownSite,
): Promise<Map<string, ShownCell>> {
  const entries = page.cells.map(async (cell): Promise<[string, ShownCell]> => {
    const below = cell.kind === 'code' ? cell.outputs : referencesIn(cell, page);
    const span = ids.has(cell.id) ? below : cell.whole;
    const tree = span && readOutputs(await site.html(span), site);
    return [cell.id, { source: cell.source !== undefined, ...(tree && { output: tree }) }];
  });
  return new Map(await Promise.all(entries));
}

/** The list of works that the page has put below a text. */
function referencesIn({ whole: [start, end] }: CellSpan, { html }: MarkdownSource): Span | undefined {
  const [list] = /<(ol|ul) class="nb-references">[\s\S]*<\/\1>/.exec(html.slice(start, end)) ?? [];
  if (list === undefined) return undefined;
  const at = html.indexOf(list, start);
  return [at, at + list.length];
}

function readOutputs(html: string, { whole }: MarkdownSite): Root {
  const plain = plainOutputs(html);
  if (plain) return plain;
  const tree = fromHtml(html, { fragment: true });
  eachElement(tree, ({ properties }) => {
    for (const property of ['src', 'href', 'poster', 'data'] as const) {
      const address = properties[property];
      if (typeof address === 'string') properties[property] = whole(address);
    }
  });
  return tree;
}

/** Where a Markdown cell's address leads on the site. */
async function publishedAddress(
  address: string,
  cell: Cell,
  path: string,
  site: MarkdownSite,
): Promise<string | undefined> {
  const url = classifyUrl(address, 'load');
  if (url.kind === 'attachment') {
    const name = 'attachments' in cell ? attachmentName(url.name, cell.attachments) : undefined;
    return name === undefined ? undefined : site.fileAddress(name);
  }
  const found = await findLocalFile(address, path, site.base);
  if ('problem' in found) return undefined;
  if (/\.ipynb$/i.test(found.path)) {
    const page = await site.pageAddress(found.path, decode(found.fragment));
    if (page !== undefined) return page;
  }
  return site.fileAddress(storedName(found.path, await readFile(found.path)));
}
