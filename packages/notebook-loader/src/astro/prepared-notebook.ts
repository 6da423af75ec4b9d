import type { NotebookFrontmatter, NotebookHeading } from '../render.ts';
import type { CellSpan } from './mark-positions.ts';

/** A file that the page shows or links to. */
export interface PreparedFile {
  /** How the HTML names it; for an image a path relative to the notebook's folder. */
  key: string;
  /** Absolute path. */
  path: string;
}

/** A remark about a notebook that is shown all the same, such as a dead link. */
export interface NotebookWarning {
  reason: string;
  /** Where: `research/walking.ipynb (cell 3)`. */
  place: string;
}

/** What is known about a notebook besides its content. Plain data. */
export interface NotebookData extends NotebookFrontmatter {
  title: string;
  language: string;
  /** Minutes, at least 1. */
  readingTime: number;
}

/** A notebook as a site needs it. Plain data: it can be stored as JSON. */
export interface PreparedNotebook {
  data: NotebookData;
  /** Absolute path of what Jupyter has made of the notebook, where it was run: what the page shows. */
  executed?: string;
  headings: NotebookHeading[];
  /**
   * The whole notebook. An image that goes through the asset pipeline is marked in the way of Astro's own content
   * entries, `<img __ASTRO_IMAGE_="{JSON of its attributes}">`; the address of any other file is `notebook-media:<key>`.
   */
  html: string;
  cells: CellSpan[];
  /** Ending of the file that its script is; absent where the language is not known. */
  scriptExtension?: string;
  /** Absolute path of a stylesheet for the classes that this notebook alone has: table styles, unusual colours. */
  stylesheet?: string;
  /** In the order of the page, each once. */
  images: PreparedFile[];
  files: PreparedFile[];
  /** Key of the image that stands for the notebook: the one that it names as its thumbnail, else its first. */
  cover?: string;
  /** Files other than the notebook that it was made from: when one changes, the notebook is out of date. */
  dependencies: string[];
  warnings: NotebookWarning[];
}
