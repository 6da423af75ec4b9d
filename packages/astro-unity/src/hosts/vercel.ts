import { headerRules, isolationHeaders } from './headers.ts';
import { basePattern, escapePattern, type HostedSite, unityFolder } from './site.ts';

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
 * Puts the routes in front of all others. Anywhere later is wrong: with `staticHeaders` the adapter writes routes
 * without `continue`, which end the phase for the paths they match.
 *
 * @param config The parsed `.vercel/output/config.json`.
 */
export function withVercelRoutes(config: unknown, routes: VercelRoute[]): Record<string, unknown> {
  if (!isRecord(config)) throw new TypeError('config.json of a Vercel build output holds no object.');
  const existing = Array.isArray(config.routes) ? config.routes : [];
  return { ...config, routes: [...routes, ...existing] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lowerCaseKeys(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));
}
