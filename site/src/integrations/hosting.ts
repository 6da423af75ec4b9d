import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from 'astro';
import { AstroError } from 'astro/errors';
import type { Host } from '../hosts/host.ts';
import { securityHeaders } from '../hosts/security-policy.ts';
import { findInlineCode } from './inline-code.ts';

interface HostingOptions {
  host: Host;
  /** Origins besides the site's own that its scripts may ask. */
  connect: readonly string[];
}

/** What hosts and proxies accept for one header; most allow 16 kB for all of them together. */
const LONGEST_HEADER = 8192;

/**
 * Tells the host of the built site how to serve it: one address a page, and the security headers with every answer.
 *
 * The Content-Security-Policy is a header and no `<meta>`, so that it holds for error pages and functions too and may say
 * `frame-ancestors`; the hashes of all pages' inline scripts and styles stand in it together, because a rule for each
 * page meets the limits of hosts with the notebooks.
 */
export function hosting({ host, connect }: HostingOptions): AstroIntegration {
  let config: AstroConfig;
  return {
    name: 'hosting',
    hooks: {
      'astro:config:setup': ({ addMiddleware, command, config: { site }, updateConfig }) => {
        // Astro believes what is forwarded for these names only.
        if (host.isBehindProxy && site)
          updateConfig({ security: { allowedDomains: [{ hostname: new URL(site).hostname }] } });
        if (command !== 'build' || host.sendsHeadersOfFunctions) return;
        addMiddleware({
          entrypoint: new URL('../hosts/function-headers.ts', import.meta.url),
          order: 'pre',
        });
      },
      'astro:config:done': (done) => {
        config = done.config;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const inline = await collectInlineSources(fileURLToPath(dir), logger);
        const headers = securityHeaders({ ...inline, connect });
        for (const [name, { length }] of Object.entries(headers)) {
          if (length > LONGEST_HEADER) throw tooLong(name, length);
        }
        await host.finish({ root: config.root, files: dir, server: config.build.server, headers });
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
