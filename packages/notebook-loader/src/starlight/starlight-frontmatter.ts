import type { NotebookPage } from '../astro/pages.ts';

/**
 * What Starlight is to know of a page. Of the notebook's own front matter it gets what cannot bring markup into the site:
 * `head`, `banner` and `hero` are HTML that Starlight writes as it is, and a notebook need not be the site's author's.
 */
export function starlightFrontmatter(notebook: NotebookPage) {
  const { title, description, previous, next, launch, downloads } = notebook;
  const { pagefind, tableOfContents } = notebook.frontmatter;
  const { markdown } = downloads;
  return {
    title,
    ...(description !== undefined && { description }),
    ...(typeof pagefind === 'boolean' && { pagefind }),
    ...(tableOfContents === false && { tableOfContents }),
    ...(launch.edit !== undefined && { editUrl: launch.edit }),
    ...(markdown !== undefined && { head: [alternate(markdown)] }),
    prev: linkOf(previous),
    next: linkOf(next),
  };
}

function alternate(href: string) {
  return { tag: 'link' as const, attrs: { rel: 'alternate', type: 'text/markdown', href } };
}

/** `false` for none: otherwise Starlight would take the neighbours in the sidebar. */
function linkOf(page: NotebookPage['next']): { link: string; label: string } | false {
  return page === undefined ? false : { link: page.url, label: page.title };
}
