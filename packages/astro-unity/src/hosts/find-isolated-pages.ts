import { readFile } from 'node:fs/promises';
import { showsThreads } from './shows-threads.ts';

/**
 * The built pages that need cross-origin isolation, as paths of the site: `/demo/`, or `/demo` for a page that is a
 * file. Pages that are rendered on demand are not among them.
 *
 * @param pages As `astro:build:done` lists them.
 * @param output The folder with the built pages.
 */
export async function findIsolatedPages(pages: { pathname: string }[], output: URL): Promise<string[]> {
  const found = await Promise.all(
    pages.map(async ({ pathname }) => {
      const html = await readPage(pathname, output);
      return html !== undefined && showsThreads(html) ? `/${pathname}`.replace(/\.html$/, '') : undefined;
    }),
  );
  return found.filter((page) => page !== undefined).sort();
}

/** The page's HTML, wherever `build.format` put it. */
async function readPage(pathname: string, output: URL): Promise<string | undefined> {
  const stem = pathname.replace(/\/$/, '');
  const candidates = [pathname, stem === '' ? 'index.html' : `${stem}/index.html`, `${stem}.html`];
  for (const path of candidates) {
    if (!path.endsWith('.html')) continue;
    const html = await readFile(new URL(`./${encodeURI(path)}`, output), 'utf8').catch(() => undefined);
    if (html !== undefined) return html;
  }
  return undefined;
}
