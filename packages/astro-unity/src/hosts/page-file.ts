import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Where `build.format` put a page: the path of its file below the output folder, or `undefined` for a page that is
 * rendered on demand.
 *
 * @param pathname As `astro:build:done` lists it.
 */
export async function findPageFile(pathname: string, output: URL): Promise<string | undefined> {
  const stem = pathname.replace(/\/$/, '');
  const candidates = [pathname, stem === '' ? 'index.html' : `${stem}/index.html`, `${stem}.html`];
  for (const path of candidates) {
    if (!path.endsWith('.html')) continue;
    const found = await stat(fileURLToPath(new URL(`./${encodeURI(path)}`, output))).catch(() => undefined);
    if (found?.isFile()) return path;
  }
  return undefined;
}
