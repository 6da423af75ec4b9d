import type { NotebookPage } from '../astro/pages.ts';

/**
 * What Starlight is to know of a page. Of the notebook's own front matter it gets what cannot bring markup into the site:
 * `head`, `banner` and `hero` are HTML that Starlight writes as it is, and a notebook need not be the site's author's.
 */
export function starlightFrontmatter({ title, description, previous, next, frontmatter }: NotebookPage) {
  const { pagefind, tableOfContents } = frontmatter;
  return {
    title,
    ...(description !== undefined && { description }),
    ...(typeof pagefind === 'boolean' && { pagefind }),
    ...(tableOfContents === false && { tableOfContents }),
    prev: linkOf(previous),
    next: linkOf(next),
  };
}

/** `false` for none: otherwise Starlight would take the neighbours in the sidebar. */
function linkOf(page: NotebookPage['next']): { link: string; label: string } | false {
  return page === undefined ? false : { link: page.url, label: page.title };
}
