/** Text files in a notebook's folder, for what a notebook only names: bibliographies and citation styles. */
export interface FilesBeside {
  /** The text of a file; `undefined` where there is none that may be read. The path is relative to the notebook. */
  read(path: string): Promise<string | undefined>;
  /** Names of the files in the notebook's own folder that end like this (`.bib`). */
  list(ending: string): Promise<string[]>;
}
