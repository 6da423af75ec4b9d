/**
 * Serves the built site until it is told to stop. `PORT` and `HOST` choose where; `DEPLOY_TARGET` is what it was built
 * for.
 */
import { serveBuildOutput } from 'build-output-server';
import { readTarget, type Target } from '../src/hosts/choose-host.ts';
import { buildOutput } from './built-site.ts';
import { isAnswered } from './is-answered.ts';
import { serveNodeSite } from './serve-node.ts';

interface Served {
  url: string;
  close(): Promise<void>;
}

interface Place {
  port: number;
  host?: string;
}

const DEFAULT_PORT = 4321;

try {
  const port = readPort(process.env.PORT);
  // Another program may hold the same port of another loopback address, and the browser would be shown that one.
  if (port !== 0 && (await isAnswered('localhost', port))) throw portTaken(port);
  const host = process.env.HOST;
  const server = await serve(readTarget(process.env.DEPLOY_TARGET), { port, ...(host ? { host } : {}) });

  console.log(`\n  RealMotionEngine is at ${server.url}\n\n  Served as in production. Ctrl+C stops it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}

/** Vercel is what it is built for where nothing is said; the others have servers of their own. */
function serve(target: Target, place: Place): Promise<Served> {
  if (target === 'vercel') return serveBuildOutput({ directory: buildOutput, ...place });
  if (target === 'node') return serveNodeSite(place);
  const command =
    target === 'netlify'
      ? 'npx netlify-cli dev --framework "#static" --dir dist/netlify'
      : 'npx wrangler dev --config dist/cloudflare/server/wrangler.json';
  throw new Error(
    `A site that is built for ${target} is served by that host's own command, in site/: ${command}`,
  );
}

function readPort(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(
    `PORT is "${text}", which is no port. Give a number from 1 to 65535, or 0 for any that is free.`,
  );
}

function portTaken(port: number): Error {
  return new Error(
    `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npx -y pnpm@12.21.0 start`,
  );
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error)
    return portTaken(Number(error.port)).message;
  return error.message;
}
