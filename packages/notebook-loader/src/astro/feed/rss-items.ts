import { toHtml } from '../../tree/to-html.ts';
import { getNotebook, getNotebooks } from '../get-notebooks.ts';
import type { NotebookPage } from '../pages.ts';
import { renderHtml } from '../render-html.ts';
import { siteAddress } from '../site-address.ts';
import { feedTree } from './feed-html.ts';

/** An item as `@astrojs/rss` takes it. */
export interface RssItem {
  title: string;
  link: string;
  pubDate?: Date;
  description?: string;
  content: string;
  categories: string[];
  /** XML: the authors, by whom RSS itself means addresses of mail. */
  customData?: string;
}

/**
 * The notebooks as items of a feed, newest first: `rss({ title, description, site, items: await rssItems() })`.
 *
 * @param options.content What an item holds: the beginning of the notebook (default), or all of it.
 */
export async function rssItems({
  content = 'excerpt',
}: {
  content?: 'excerpt' | 'full';
} = {}): Promise<RssItem[]> {
  const notebooks = (await getNotebooks()).sort(
    (one, other) => (other.date?.valueOf() ?? 0) - (one.date?.valueOf() ?? 0),
  );
  return Promise.all(
    notebooks.map(async (notebook) =>
      rssItem(notebook, content === 'full' ? await fullHtml(notebook) : undefined),
    ),
  );
}

/** One notebook as an item, with its excerpt unless there is other content. */
export function rssItem(notebook: NotebookPage, content: string = notebook.excerpt): RssItem {
  const { title, description, date, tags, authors, url = '/' } = notebook;
  const creators = authors.map(
    (name) => `<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">${escapeXml(name)}</dc:creator>`,
  );
  return {
    title,
    link: siteAddress(url),
    content,
    categories: tags,
    ...(date !== undefined && { pubDate: date }),
    ...(description !== undefined && { description }),
    ...(creators.length > 0 && { customData: creators.join('') }),
  };
}

async function fullHtml({ id, url = '/' }: NotebookPage): Promise<string> {
  const { module } = await getNotebook(id);
  return toHtml(feedTree(await renderHtml(module), (address) => siteAddress(address, url)));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
