import { encodePath } from '../encode-path.ts';
import { escapeHtml, htmlPage } from './page-template.ts';

/** A page in the list of all. */
export interface ListedPage {
  /** Path below the output folder, with `/`. */
  address: string;
  title: string;
  description: string | undefined;
}

/** The page that lists all. */
export function indexPage(pages: readonly ListedPage[]): string {
  const items = pages.map(({ address, title, description }) => {
    const about = `<small>${escapeHtml(description ?? address)}</small>`;
    return `<li><a href="${encodePath(address)}">${escapeHtml(title)}</a>${about}</li>`;
  });
  const body = `<main><h1>Notebooks</h1>\n<ul class="nb-index">\n${items.join('\n')}\n</ul></main>`;
  return htmlPage({ title: 'Notebooks', root: '', body });
}
