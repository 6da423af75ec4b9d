import { type AssetAddress, trimSlashes } from '../pack/address.ts';
import { UNITY_FOLDER } from '../pack/file-name.ts';
import { headerRules } from './headers.ts';

/** A source route of Vercel's Build Output API v3. */
export interface VercelRoute {
  src: string;
  headers: Record<string, string>;
  continue: true;
}

/**
 * The routes that send a packed export's headers.
 *
 * Under a `base` the adapter deploys files without it, and a rewrite of the user's (or a copy in a folder of that
 * name) makes them answer with it; the routes match both.
 */
export function vercelRoutes({ base, assets }: AssetAddress): VercelRoute[] {
  const optionalBase = trimSlashes(base) === '' ? '' : `(?:${escapePattern(trimSlashes(base))}/)?`;
  const prefix = `^/${optionalBase}${escapePattern(`${trimSlashes(assets)}/${UNITY_FOLDER}`)}/`;
  return headerRules.map(({ suffix, headers }) => ({
    src: `${prefix}[^/]+${escapePattern(suffix)}$`,
    headers: lowerCaseKeys(headers),
    continue: true,
  }));
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

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
