import { readFile } from 'node:fs/promises';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import registry from 'notebook-loader/registry';
import { type ShownCell, toMarkdown } from '../convert/to-markdown.ts';
import { type Cell, type Notebook, parseNotebook } from '../nbformat/index.ts';
import { eachElement } from '../tree/each-element.ts';
import { classifyUrl, decode } from '../trust/url-policy.ts';
import { findLocalFile, storedName } from './local-file.ts';
import type { CellSpan, Span } from './mark-positions.ts';
import { getNotebook, isHiddenDraft } from './pages.ts';
import { attachmentName, publishedFile } from './published-file.ts';
import type { NotebookModule, RegisteredNotebook } from './registry.ts';
import { renderHtml } from './render-html.ts';
import { siteAddress } from './site-address.ts';

/**
 * A notebook's page as Markdown.
 *
 * @throws if the notebook cannot be shown.
 */
export async function notebookMarkdown(id: string): Promise<string> {
  const { page, module } = await getNotebook(id);
  const { url = '/', path } = page;
  const notebook = parseNotebook(await readFile(path), { path });
  const ids = new Set(notebook.cells.map((cell) => cell.id));
  const shown = await shownCells(module, ids, (address) => siteAddress(address, url));
  const { title, description, authors, date, tags, thumbnail: _, ...others } = page.frontmatter;
  const appended = [...shown].flatMap(([id, { output }]) => (ids.has(id) || !output ? [] : output));
  return toMarkdown(notebook, {
    appended,
    frontmatter: { title, description, authors, date, tags, ...others },
    heading: hasTitle(notebook) ? undefined : page.title,
    shown: ({ id }) => shown.get(id),
    addressOf: async (address, cell) => {
      const published = await publishedAddress(address, cell, path, module);
      return published === undefined ? undefined : siteAddress(published, url);
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
  module: NotebookModule,
  ids: ReadonlySet<string>,
  addressOf: (address: string) => string,
): Promise<Map<string, ShownCell>> {
  const cells = module.notebook?.cells ?? [];
  const entries = cells.map(async (cell): Promise<[string, ShownCell]> => {
    const below = cell.kind === 'code' ? cell.outputs : referencesIn(cell, module);
    const span = ids.has(cell.id) ? below : cell.whole;
    const tree = span && fromHtml(await renderHtml(module, span), { fragment: true });
    if (tree) finishAddresses(tree, addressOf);
    return [cell.id, { source: cell.source !== undefined, ...(tree && { output: tree }) }];
  });
  return new Map(await Promise.all(entries));
}

/** The list of works that the page has put below a text. */
function referencesIn({ whole: [start, end] }: CellSpan, { notebook }: NotebookModule): Span | undefined {
  const [list] =
    /<(ol|ul) class="nb-references">[\s\S]*<\/\1>/.exec(notebook?.html.slice(start, end) ?? '') ?? [];
  if (list === undefined || notebook === undefined) return undefined;
  const at = notebook.html.indexOf(list, start);
  return [at, at + list.length];
}

function finishAddresses(tree: Root, addressOf: (address: string) => string): void {
  eachElement(tree, ({ properties }) => {
    for (const property of ['src', 'href', 'poster', 'data'] as const) {
      const address = properties[property];
      if (typeof address === 'string') properties[property] = addressOf(address);
    }
  });
}

/** Where a Markdown cell's address leads on the site. */
async function publishedAddress(
  address: string,
  cell: Cell,
  path: string,
  module: NotebookModule,
): Promise<string | undefined> {
  const url = classifyUrl(address, 'load');
  if (url.kind === 'attachment') {
    const name = 'attachments' in cell ? attachmentName(url.name, cell.attachments) : undefined;
    return name === undefined ? undefined : publishedFile(name, module);
  }
  const found = await findLocalFile(address, path, registry.base);
  if ('problem' in found) return undefined;
  const notebook = registry.notebooks.find((entry) => entry.path === found.path);
  if (notebook !== undefined) return pagePlace(notebook, found.fragment);
  return publishedFile(storedName(found.path, await readFile(found.path)), module);
}

/** The page of another notebook, at the heading that a fragment means in Jupyter or on the page; none where it is a draft. */
async function pagePlace({ url, load }: RegisteredNotebook, fragment: string): Promise<string | undefined> {
  const { notebook } = await load();
  if (url === undefined || notebook === undefined || isHiddenDraft(notebook.data)) return undefined;
  const wanted = decode(fragment);
  const heading = notebook.headings.find(
    ({ slug, text }) => slug === wanted || text.replaceAll(' ', '-') === wanted,
  );
  return url + (fragment === '' ? '' : `#${heading?.slug ?? fragment}`);
}
