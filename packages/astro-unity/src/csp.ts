import type { AstroConfig } from 'astro';

/** What compiling WebAssembly needs; it allows no `eval`. */
const WASM = "'wasm-unsafe-eval'";

/**
 * What to add to the config of a site with a Content Security Policy of Astro's, so that players run under it; nothing, where it
 * has none.
 *
 * Exports of Unity 2019 and older need `blob:` for scripts as well, which is left to the site to allow.
 */
export function underCsp({ security, build }: Pick<AstroConfig, 'security' | 'build'>) {
  const csp = security?.csp;
  if (!csp) return {};
  const { algorithm, scriptDirective } = typeof csp === 'object' ? csp : { algorithm: 'SHA-256' as const };
  // Astro joins lists; without one of the site's, this one takes the place of Astro's own, which is 'self'.
  const resources = scriptDirective?.resources ? [WASM] : ["'self'", WASM];
  return {
    security: { csp: { algorithm, scriptDirective: { resources } } },
    // Astro puts the inline styles of pages into the policy, and forgets those of content entries, where MDX shows players.
    ...(build.inlineStylesheets === 'auto' && { build: { inlineStylesheets: 'never' as const } }),
  };
}
