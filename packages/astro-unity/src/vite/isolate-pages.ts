import type { ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';
import { isolationHeaders } from '../hosts/headers.ts';
import { showsThreads } from '../hosts/shows-threads.ts';

/**
 * Makes pages of `astro dev` cross-origin isolated where they show an export with threads, as the host will. Sites
 * without such an export are left alone, and their pages stream.
 */
export function isolateDevPages(registry: () => BuildRegistry): Plugin {
  return {
    name: 'astro-unity:isolate-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const isPage = request.headers.accept?.includes('text/html') ?? false;
        if (isPage && (await hasThreads(registry()))) isolateWhenNeeded(response);
        next();
      });
    },
  };
}

/** Of an island that only a script renders, the page does not tell what it shows. */
function mayShowThreads(html: string): boolean {
  return showsThreads(html) || /<astro-island\b[^>]*\sclient="only"/.test(html);
}

/** An export that cannot be read is reported by the page that shows it. */
async function hasThreads(registry: BuildRegistry): Promise<boolean> {
  const exports = await registry.all().catch(() => []);
  return exports.some(({ source }) => source.parts.has('worker'));
}

/** Holds a response back until it is whole, because only the whole page tells whether it needs the headers. */
function isolateWhenNeeded(response: ServerResponse): void {
  const chunks: Buffer[] = [];
  const { writeHead, end } = response;
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const callBack = (args: unknown[]): void => {
    const callback = args.find((argument) => typeof argument === 'function');
    callback?.();
  };
  response.writeHead = (status: number, ...args: unknown[]) => {
    response.statusCode = status;
    const headers = args.find((argument) => typeof argument === 'object' && argument !== null);
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    return response;
  };
  response.write = (chunk: unknown, ...args: unknown[]) => {
    keep(chunk);
    callBack(args);
    return true;
  };
  response.end = (chunk?: unknown, ...args: unknown[]) => {
    keep(chunk);
    const body = Buffer.concat(chunks);
    Object.assign(response, { writeHead, end });
    if (mayShowThreads(body.toString())) {
      for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
    }
    end.call(response, body, 'utf8', () => callBack([chunk, ...args]));
    return response;
  };
}
