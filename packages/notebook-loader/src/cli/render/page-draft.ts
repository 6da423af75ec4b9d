import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { KeptFile } from '../../media/kept-file.ts';
import { cacheFolder } from '../cache-folder.ts';
import type { PageTask } from './draft-page.ts';

/*
 * A draft is a page with comments in the place of what depends on other notebooks: the links to them, and the neighbours. It is
 * kept in the cache, so that a label that changes in one notebook renders no other.
 */

/** Folder of the drafts in the cache. */
export const draftFolder = (): string => join(cacheFolder(), 'pages');

/**
 * Where the draft of a page is kept.
 *
 * @param digest of the notebook.
 */
export function draftFile(
  { path, address, out, circumstances }: Pick<PageTask, 'path' | 'address' | 'out' | 'circumstances'>,
  digest: string,
): KeptFile {
  const name = createHash('sha256')
    .update(`${join(out, address)}\0${path}`)
    .digest('hex')
    .slice(0, 16);
  return {
    file: join(draftFolder(), `${name}.html`),
    notebook: path,
    key: `${circumstances} ${digest}`,
  };
}

/**
 * The text that the comments begin with. Nothing in a notebook can contain a hash of that same notebook.
 *
 * @param digest of the notebook.
 */
export function draftMark(digest: string): string {
  return `nb${digest.slice(0, 20)}-`;
}

export function neighboursMark(mark: string): string {
  return `<!--${mark}neighbours-->`;
}
