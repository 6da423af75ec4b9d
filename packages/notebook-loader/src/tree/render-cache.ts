import { hash } from 'node:crypto';

/**
 * Remembers texts from one rendering to the next: colours of code, drawings. A text depends on its key and on the version of this
 * package alone; what a cache has lost is made again.
 */
export interface RenderCache {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  /** Told that something was made from what no key holds, such as data of other hosts: it is another one next time. */
  expire?(): void;
}

/** Key of what is made from `input`, for a cache that holds things of several kinds. */
export function cacheKey(kind: string, input: string): string {
  return hash('sha256', `${kind}\0${input}`).slice(0, 32);
}
