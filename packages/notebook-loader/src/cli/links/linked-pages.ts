import { dirname, posix, sep } from 'node:path';
import { encodePath } from '../encode-path.ts';
import type { PageFacts } from './page-facts.ts';

/** A page among those that lead to each other. */
export interface LinkedPage {
  /** Absolute path of the notebook. */
  path: string;
  /** How messages name it. */
  name: string;
  /** Path of the page below the output folder, with `/`. */
  address: string;
  title: string;
  readonly facts: PageFacts;
}

/** The pages that lead to each other. */
export interface LinkedPages {
  /** Absolute path of the folder that all their notebooks lie in. */
  base: string;
  at(path: string): LinkedPage | undefined;
  /** Those that define a label. */
  withLabel(name: string): readonly LinkedPage[];
}

export function linkPages(pages: readonly LinkedPage[]): LinkedPages {
  const byPath = new Map(pages.map((page) => [withSlashes(page.path), page]));
  const byLabel = new Map<string, LinkedPage[]>();
  for (const page of pages) {
    for (const [name] of page.facts.labels) {
      const defining = byLabel.get(name);
      if (defining) defining.push(page);
      else byLabel.set(name, [page]);
    }
  }
  return {
    base: commonFolder(pages.map(({ path }) => dirname(path))),
    at: (path) => byPath.get(withSlashes(path)),
    withLabel: (name) => byLabel.get(name.toLowerCase()) ?? [],
  };
}

/** What a link on one page says that leads to another. */
export function addressFrom({ address: from }: LinkedPage, { address: to }: LinkedPage): string {
  return encodePath(posix.relative(posix.dirname(from), to));
}

/** The deepest folder that all lie in, or are. */
function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split(sep));
  const length = first.findIndex((segment, index) => others.some((other) => other[index] !== segment));
  return (length < 0 ? first : first.slice(0, length)).join(sep) || sep;
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
