import { findOpenLinks, type OpenLink } from '../../astro/open-links.ts';
import { titleFromPath } from '../../astro/title-from-path.ts';
import type { NotebookHeading, RenderedNotebook } from '../../render.ts';
import type { Label } from '../../tree/references/labels.ts';

/** What other pages ask of a notebook's page, and what it asks of them. Plain data. */
export interface PageFacts {
  title: string;
  headings: NotebookHeading[];
  /** What a fragment may say → the id on the page. */
  anchors: [string, string][];
  /** By their names in lower case. */
  labels: [string, Label][];
  /** Links to other notebooks, and references to labels that may be theirs, in the order of the page. */
  links: OpenLink[];
}

/** The facts that were kept as JSON, by this version of the package. */
export function parseFacts(text: string): PageFacts {
  return JSON.parse(text);
}

/**
 * The facts of a notebook that was rendered with `keepReferences`.
 *
 * @param path of the notebook, for a title where it has none.
 */
export function pageFacts(
  { frontmatter, headings, anchors, labels, hast, notebook }: RenderedNotebook,
  path: string,
): PageFacts {
  return {
    title: frontmatter.title ?? titleFromPath(path),
    headings,
    anchors: [...anchors],
    labels: [...labels],
    links: findOpenLinks(hast, notebook.cells),
  };
}
