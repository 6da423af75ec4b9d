import { trimSlashes } from '../pack/address.ts';
import { headersOf, IMMUTABLE, isolationHeaders } from './headers.ts';
import { headersFileText, type PathHeaders } from './headers-file.ts';
import { appendTo } from './output-file.ts';
import { type HostedSite, servedPaths } from './site.ts';
import type { HostSupport } from './support.ts';

export const netlify: HostSupport = {
  adapter: '@astrojs/netlify',
  telltales: ['netlify.toml'],
  delivery: 'headers',
  hasPageRules: true,
  emit: (site, { output }) => appendTo(new URL('./_headers', output), netlifyHeaders(site)),
};

/**
 * The rules for `_headers` in Netlify's publish folder: one for each file, because a `*` of Netlify's stands for the
 * end of a path only, and not for the beginning of a name.
 *
 * @see https://docs.netlify.com/manage/routing/headers/
 */
export function netlifyHeaders({ address, files, isolatedPages }: HostedSite): string {
  const assets = `/${trimSlashes(address.assets)}`;
  const isGames = (path: string): boolean => path.split('/').length > 2;
  const parts = files.filter((path) => !isGames(path));
  // The game's own files need nothing but caching, so one rule does for all of a folder.
  const folders = new Set(files.filter(isGames).map((path) => path.split('/').slice(0, 2).join('/')));
  const rules: PathHeaders[] = [
    ...parts.map((path) => ({ path: `${assets}/${encodeURI(path)}`, headers: headersOf(path) })),
    ...[...folders].map((path) => ({ path: `${assets}/${path}/*`, headers: { 'Cache-Control': IMMUTABLE } })),
    ...isolatedPages.map((page) => ({ path: encodeURI(page), headers: isolationHeaders })),
  ];
  return headersFileText(
    rules.flatMap(({ path, headers }) =>
      servedPaths(path, address).map((served) => ({ path: served, headers })),
    ),
  );
}
