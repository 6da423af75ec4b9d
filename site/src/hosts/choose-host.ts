import { AstroError } from 'astro/errors';
import { closestMatch } from 'leven';
import type { Host } from './host.ts';

/** Loaded when they are asked for: each brings its adapter, and some of those are large. */
const HOSTS = {
  vercel: async () => (await import('./vercel.ts')).vercelHost(),
  netlify: async () => (await import('./netlify.ts')).netlifyHost(),
  cloudflare: async () => (await import('./cloudflare.ts')).cloudflareHost(),
  node: async () => (await import('./node.ts')).nodeHost(),
} as const satisfies Record<string, () => Promise<Host>>;

/** A host that the site can be built for. */
export type Target = keyof typeof HOSTS;

/**
 * What the site is built for.
 *
 * @param name the variable `DEPLOY_TARGET`; Vercel where it is not set.
 * @throws {AstroError} for another name, with the nearest that there is.
 */
export function readTarget(name = ''): Target {
  if (name === '') return 'vercel';
  if (isTarget(name)) return name;
  const targets = Object.keys(HOSTS);
  throw new AstroError(
    `DEPLOY_TARGET is "${name}". Did you mean "${closestMatch(name.toLowerCase(), targets)}"?`,
    `The site can be built for ${targets.join(', ')}; without DEPLOY_TARGET it is built for Vercel.`,
  );
}

/** The host of a target. */
export function hostOf(target: Target): Promise<Host> {
  return HOSTS[target]();
}

function isTarget(name: string): name is Target {
  return Object.hasOwn(HOSTS, name);
}
