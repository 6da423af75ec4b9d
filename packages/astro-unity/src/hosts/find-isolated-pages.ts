import { readFile } from 'node:fs/promises';
import { findPageFile } from './page-file.ts';
import { showsThreads } from './shows-threads.ts';

/**
 * The built pages that need cross-origin isolation, as paths of the site: `/demo/`, or `/demo` for a page that is a
 * file. Pages that are rendered on demand are not among them.
 *
 * @param pages As `astro:build:done` lists them.
 * @param output The folder with the built pages.
 */
export async function findIsolatedPages(
  pages: readonly { pathname: string }[],
  output: URL,
): Promise<string[]> {
  const found = await Promise.all(
    pages.map(async ({ pathname }) => {
      const file = await findPageFile(pathname, output);
      const html = file && (await readFile(new URL(`./${encodeURI(file)}`, output), 'utf8'));
      return html && showsThreads(html) ? pagePath(pathname) : undefined;
    }),
  );
  return found.filter((page) => page !== undefined).sort();
}

/** The path of the site that a page is served at, without `base`. */
export function pagePath(pathname: string): string {
  return `/${pathname}`.replace(/\.html$/, '');
}
