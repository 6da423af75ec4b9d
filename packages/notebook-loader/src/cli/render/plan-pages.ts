import { join } from 'node:path';
import { cellCacheFile } from '../../media/cell-cache.ts';
import { cacheFolder } from '../cache-folder.ts';
import type { FoundNotebook } from '../find-notebooks.ts';
import type { CommandOptions } from '../run.ts';
import { circumstancesOf } from './circumstances.ts';
import type { PageTask } from './draft-page.ts';

/** Names for the page that lists all, for when a notebook has the first. */
const INDEX_NAMES = ['index.html', 'notebooks.html', 'all-notebooks.html'];

export interface PagePlan {
  tasks: PageTask[];
  /** Path of the page that lists all, below the output folder. */
  index: string;
  /** All that pages depend on besides their notebooks. */
  circumstances: string;
}

/**
 * Which page each notebook becomes, and where the list of them goes.
 *
 * @param version What the cells of earlier renderings depend on besides themselves.
 * @param executed Files of notebooks that Jupyter has run, by the paths of the notebooks.
 * @throws {Error} where two notebooks would become one page.
 */
export function planPages(
  notebooks: readonly FoundNotebook[],
  out: string,
  options: CommandOptions,
  version: string,
  executed: ReadonlyMap<string, string> = new Map(),
): PagePlan {
  const taken = new Map<string, FoundNotebook>();
  for (const notebook of notebooks) {
    const address = notebook.name.replace(/\.ipynb$/i, '.html');
    const other = taken.get(address);
    if (other) {
      throw new Error(
        `${other.path} and ${notebook.path} would both become ${address}. Name the folder that holds both, or render each to a folder of its own.`,
      );
    }
    taken.set(address, notebook);
  }
  const index = INDEX_NAMES.find((name) => !taken.has(name)) ?? 'index-of-notebooks.html';
  const remoteImages = options['remote-image'] ?? [];
  const remoteData = options['remote-data'];
  const circumstances = circumstancesOf(version, [index, remoteImages, remoteData, options.trust]);
  const tasks = [...taken].map(([address, { path, name, base }]) => ({
    path,
    content: executed.get(path) ?? path,
    name,
    base,
    address,
    index,
    out,
    remoteImages,
    remoteData,
    trust: options.trust,
    circumstances,
    cells: options.force ? undefined : cellCacheFile(join(cacheFolder(), 'cells'), path, version),
  }));
  return { tasks, index, circumstances };
}
