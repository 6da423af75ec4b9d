import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { installTool } from '../../../tools/install-tool.ts';
import { freePort, type ServerProcess, startServer } from '../../../tools/server-process.ts';
import { buildOutput, serveBuiltSite } from '../../scripts/built-site.ts';
import type { Target } from '../../src/hosts/choose-host.ts';
import { SITE } from './build-for.ts';

/** A host's own server on this machine. */
export interface HostServer {
  target: Target;
  /** Where the files of the built site are. */
  files: string;
  /** Whether it redirects `/demo` to `/demo/`; one that does not answers both. */
  redirects: boolean;
  /** Whether it sends types, caching and every status as the host that it stands for does. */
  isFaithful: boolean;
  /** Serves the built site; `variables` are what its functions are told. */
  serve(variables: Readonly<Record<string, string>>): Promise<ServerProcess>;
}

/** Cloudflare's command line, and the variables with which it asks nobody. */
export const WRANGLER = join(SITE, 'node_modules/.bin/wrangler');
export const OFFLINE = {
  ...process.env,
  CI: '1',
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

const NETLIFY = { name: 'netlify-cli', version: '27.10.2' };

export const SERVERS: readonly HostServer[] = [
  {
    target: 'vercel',
    files: join(buildOutput, 'static'),
    redirects: true,
    isFaithful: true,
    async serve(variables) {
      Object.assign(process.env, variables);
      const { url, close } = await serveBuiltSite();
      return { origin: url, [Symbol.asyncDispose]: close };
    },
  },
  {
    target: 'node',
    files: join(SITE, 'dist/node/client'),
    redirects: true,
    isFaithful: true,
    async serve(variables) {
      const port = await freePort();
      const env = { ...variables, DEPLOY_TARGET: 'node', HOST: '127.0.0.1', PORT: String(port) };
      return startServer(process.execPath, [join(SITE, 'scripts/start.ts')], port, { env });
    },
  },
  {
    // `netlify dev --offline`, without edge functions, for which it would download Deno.
    target: 'netlify',
    files: join(SITE, 'dist/netlify'),
    // Its static server does neither (github.com/netlify/cli/issues/990), and asks once more after a 403.
    redirects: false,
    isFaithful: false,
    async serve(variables) {
      const netlify = join(await installTool(NETLIFY), 'netlify');
      const port = await freePort();
      const args = ['dev', '--offline', '--no-open', '--skip-gitignore', '--internal-disable-edge-functions'];
      const served = ['--framework', '#static', '--dir', 'dist/netlify', '--port', String(port)];
      return startServer(netlify, [...args, ...served], port, {
        cwd: SITE,
        hostname: 'localhost',
        env: {
          ...variables,
          CI: '1',
          NETLIFY_TELEMETRY_DISABLED: '1',
          XDG_CONFIG_HOME: join(SITE, '.netlify/config'),
        },
      });
    },
  },
  {
    // `wrangler dev`: the real Workers runtime, and Cloudflare's own reading of `_headers`.
    target: 'cloudflare',
    files: join(SITE, 'dist/cloudflare/client'),
    redirects: true,
    isFaithful: true,
    async serve(variables) {
      const port = await freePort();
      const args = ['dev', '--config', 'dist/cloudflare/server/wrangler.json', '--ip', '127.0.0.1'];
      const told = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
      return startServer(
        WRANGLER,
        [...args, '--port', String(port), '--inspector-port', '0', ...told],
        port,
        { cwd: SITE, env: OFFLINE },
      );
    },
  },
];

/** The headers that every answer should carry, as the build for Node.js writes them down. */
export async function builtHeaders(): Promise<Record<string, string>> {
  const text = await readFile(join(SITE, 'dist/node/server/headers.json'), 'utf8');
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}
