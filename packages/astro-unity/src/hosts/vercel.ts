import { readFile } from 'node:fs/promises';
import { headerRules, isolationHeaders } from './headers.ts';
import { writeJson } from './output-file.ts';
import { basePattern, escapePattern, type HostedSite, unityFolder } from './site.ts';
import type { HostSupport } from './support.ts';

export const vercel: HostSupport = {
  adapter: '@astrojs/vercel',
  delivery: 'headers',
  hasPageRules: true,
  emit: async (site, { root }) => {
    // The adapter's own hook runs before those of integrations, so its config.json is complete by now.
    const file = new URL('./.vercel/output/config.json', root);
    const config: unknown = JSON.parse(await readFile(file, 'utf8'));
    await writeJson(file, withVercelRoutes(config, vercelRoutes(site), site));
    return ['.vercel/output/config.json'];
  },
};

/** A source route of Vercel's Build Output API v3. */
export interface VercelRoute {
  src: string;
  headers: Record<string, string>;
  continue: true;
}

/** The routes that send the headers of packed exports, and those of the pages that need threads. */
export function vercelRoutes({ address, isolatedPages }: Omit<HostedSite, 'files'>): VercelRoute[] {
  const base = basePattern(address);
  const folder = `${base}/${escapePattern(unityFolder(address))}`;
  const files = headerRules.map(({ suffix, headers }) =>
    route(`${folder}/[^/]+${escapePattern(suffix)}$`, headers),
  );
  const pages = isolatedPages.map((page) =>
    route(`${base}${escapePattern(page.replace(/\/$/, ''))}/?$`, isolationHeaders),
  );
  return [...files, ...pages];
}

function route(src: string, headers: Readonly<Record<string, string>>): VercelRoute {
  return { src, headers: lowerCaseKeys(headers), continue: true };
}

/**
 * Puts the routes right behind the adapter's rule for the assets folder. Of two routes for one header the last one
 * counts, and that rule's caching lacks `no-transform`. Further back is wrong, too: with `staticHeaders` the adapter
 * writes routes without `continue`, which end the phase for the paths they match.
 *
 * @param config The parsed `.vercel/output/config.json`.
 */
export function withVercelRoutes(
  config: unknown,
  routes: VercelRoute[],
  { address }: Pick<HostedSite, 'address'>,
): Record<string, unknown> {
  if (!isRecord(config)) throw new TypeError('config.json of a Vercel build output holds no object.');
  const existing: unknown[] = Array.isArray(config.routes) ? config.routes : [];
  const start = existing.findIndex((route) => isRecord(route) && 'handle' in route);
  const index = existing.findLastIndex(
    (route, at) => (start === -1 || at < start) && isCachingOf(`/${unityFolder(address)}/0`, route),
  );
  return { ...config, routes: existing.toSpliced(index + 1, 0, ...routes) };
}

/** Whether a route does nothing but say how long this path may be cached, and perhaps other headers. */
function isCachingOf(path: string, route: unknown): boolean {
  if (!isRecord(route) || route.continue !== true || typeof route.src !== 'string') return false;
  const names = isRecord(route.headers) ? Object.keys(route.headers) : [];
  return (
    names.some((name) => name.toLowerCase() === 'cache-control') && new RegExp(route.src, 'i').test(path)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lowerCaseKeys(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));
}
