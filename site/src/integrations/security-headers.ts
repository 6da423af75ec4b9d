import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { AstroError } from 'astro/errors';
import { findInlineCode } from './inline-code.ts';
import { securityHeaders as headersFor } from './security-policy.ts';
import { prependVercelRoutes } from './vercel-routes.ts';

/** What hosts and proxies accept for one header; most allow 16 kB for all of them together. */
const LONGEST_HEADER = 8192;

/**
 * Sends the security headers with every answer of the deployed site, by one route of the host's.
 *
 * The Content-Security-Policy is a header and no `<meta>`, so that it holds for error pages and functions too and may say
 * `frame-ancestors`; the hashes of all pages' inline scripts and styles stand in it together, because a route for each
 * page meets Vercel's limits with the notebooks.
 */
export function securityHeaders(): AstroIntegration {
  let root: URL;
  return {
    name: 'security-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.root;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const headers = headersFor(await collectInlineSources(fileURLToPath(dir), logger));
        for (const [name, { length }] of Object.entries(headers)) {
          if (length > LONGEST_HEADER) throw tooLong(name, length);
        }
        await prependVercelRoutes(root, [{ src: '^/.*$', headers, continue: true }]);
      },
    },
  };
}

async function collectInlineSources(directory: string, logger: AstroIntegrationLogger) {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for await (const page of glob('**/*.html', { cwd: directory })) {
    const inline = findInlineCode(await readFile(join(directory, page), 'utf8'));
    for (const source of inline.scripts) scripts.add(source);
    for (const source of inline.styles) styles.add(source);
    if (inline.refused.length > 0) {
      logger.warn(
        `/${page}: the Content-Security-Policy will ignore ${inline.refused.length} attributes, the first on ${inline.refused[0]}`,
      );
    }
  }
  return { scripts, styles };
}

function tooLong(name: string, length: number): AstroError {
  return new AstroError(
    `The header ${name} would be ${length} bytes long; hosts accept ${LONGEST_HEADER}.`,
    'Every inline script and style of the site has its hash in it. Move them into files: build.inlineStylesheets "never", and scripts with src.',
  );
}
