import { extname } from 'node:path';

// The package is published as few files that each hold many modules; this one keeps its place among them.
const code = new URL('./', import.meta.url);

/**
 * A file of the package that is found by its path, not imported. Such files lie in the same places below `src` and below `dist`, which
 * is published.
 *
 * @param path From `src`, such as `styles/index.css`.
 */
export function packageFile(path: string): URL {
  return new URL(path, code);
}

/**
 * A module of the package that Astro or a thread loads by its address. `tsdown.config.ts` names them all.
 *
 * @param path From `src`, without the ending, which is another in `dist`.
 */
export function packageModule(path: string): URL {
  return packageFile(path + extname(import.meta.url));
}
