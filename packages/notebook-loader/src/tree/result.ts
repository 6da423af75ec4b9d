import type { NotebookMedia } from '../outputs/media-store.ts';
import type { NotebookFrontmatter } from './frontmatter.ts';
import type { Label } from './references/labels.ts';

export interface NotebookHeading {
  /** 1–6 */
  depth: number;
  /** The heading's id in the page. */
  slug: string;
  text: string;
}

/** What `notebookToHast` learns beside the tree; it lies in `file.data.notebook`. */
export interface NotebookResult {
  frontmatter: NotebookFrontmatter;
  headings: NotebookHeading[];
  media: NotebookMedia[];
  /** Language of the code cells, e.g. `python`. */
  language: string;
  /** Ending of the file that its script is, such as `.py`; absent where the language is not known. */
  scriptExtension?: string;
  /** Rules for generated classes (Styler tables, colours beyond the palette …); empty when there are none. */
  css: string;
  /**
   * Fragments that a link to this page may use (explicit ids, Jupyter's and GitHub's slugs) → the id in the page.
   * For links from other notebooks.
   */
  anchors: Map<string, string>;
  /** What references may name (`fig-walk`), in lower case → its kind, number and title. */
  labels: ReadonlyMap<string, Label>;
  /** All visible text, for search and reading time. */
  text: string;
}

declare module 'vfile' {
  interface DataMap {
    notebook: NotebookResult;
  }
}
