import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { AstroError } from 'astro/errors';

/** A route of Vercel's Build Output API v3, before anything is looked up. */
export interface VercelRoute {
  src: string;
  headers: Record<string, string>;
  status?: number;
  continue?: true;
}

/**
 * Puts routes in front of all others of a Vercel build. Call it from `astro:build:done`: the adapter has written its
 * `config.json` by then.
 *
 * @returns whether there is a Vercel build.
 * @throws {AstroError} if its `config.json` is not what the adapter writes.
 */
export async function prependVercelRoutes(root: URL, routes: readonly VercelRoute[]): Promise<boolean> {
  const file = new URL('./.vercel/output/config.json', root);
  if (!existsSync(file)) return false;
  const config: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!hasRoutes(config)) {
    throw new AstroError(
      `${file.pathname} has no list of routes.`,
      'Has @astrojs/vercel changed what it writes? Look at the file, and at site/src/hosts/vercel-routes.ts.',
    );
  }
  await writeFile(file, `${JSON.stringify({ ...config, routes: [...routes, ...config.routes] }, null, 2)}\n`);
  return true;
}

function hasRoutes(config: unknown): config is { routes: unknown[] } {
  return typeof config === 'object' && config !== null && 'routes' in config && Array.isArray(config.routes);
}
