import registry from 'notebook-loader/registry';
import { getNotebook, isHiddenDraft } from './get-notebooks.ts';
import { pageMarkdown } from './page-markdown.ts';
import { publishedFile } from './published-file.ts';
import { renderHtml } from './render-html.ts';
import { siteAddress } from './site-address.ts';

/**
 * The page of a notebook of the integration as Markdown.
 *
 * @throws if the notebook cannot be shown.
 */
export async function notebookMarkdown(id: string): Promise<string> {
  const { page, module } = await getNotebook(id);
  const { url = '/', path } = page;
  if (module.notebook === undefined) throw new Error(`The notebook "${id}" cannot be shown.`);
  return pageMarkdown(path, module.notebook, {
    base: registry.base,
    html: (span) => renderHtml(module, span),
    fileAddress: (name) => publishedFile(name, module),
    pageAddress: pagePlace,
    whole: (address) => siteAddress(address, url),
  });
}

/** The page of another notebook, at the heading that a fragment means in Jupyter or on the page; none where it is a draft. */
async function pagePlace(path: string, fragment: string): Promise<string | undefined> {
  const entry = registry.notebooks.find((notebook) => notebook.path === path);
  const { notebook } = (await entry?.load()) ?? {};
  if (entry?.url === undefined || notebook === undefined || isHiddenDraft(notebook.data)) return undefined;
  const heading = notebook.headings.find(
    ({ slug, text }) => slug === fragment || text.replaceAll(' ', '-') === fragment,
  );
  return entry.url + (fragment === '' ? '' : `#${heading?.slug ?? fragment}`);
}
