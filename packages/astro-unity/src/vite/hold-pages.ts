import type { ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';
import { isolationHeaders } from '../hosts/headers.ts';
import { showsThreads } from '../hosts/shows-threads.ts';
import type { PackedExport } from '../pack/types.ts';

/**
 * Holds pages of `astro dev` back until they are whole where only then it is known how they are sent: cross-origin
 * isolated with an export that has threads, as the host will; with an error for one that cannot be read. Once all
 * exports have been read and none has threads, pages stream.
 */
export function holdDevPages(registry: () => BuildRegistry): Plugin {
  return {
    name: 'astro-unity:hold-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((_request, response, next) => {
        if (dependsOnExports(registry())) holdPageBack(response, registry());
        next();
      });
    },
  };
}

function dependsOnExports({ known, directories }: BuildRegistry): boolean {
  return known().length < directories.size || known().some(hasThreads);
}

function hasThreads({ source }: PackedExport): boolean {
  return source.parts.has('worker');
}

/** Of an island that only a script renders, the page does not tell what it shows: it may be any of the exports. */
const CLIENT_ONLY = /<astro-island\b[^>]*\sclient="only"/;

/** Holds a response back if it is a page. Astro passes the type of its pages to `writeHead`. */
function holdPageBack(response: ServerResponse, registry: BuildRegistry): void {
  const { writeHead, write, end } = response;
  const original = { writeHead, write, end };
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const callBack = (args: unknown[]): void => {
    const callback = args.find((argument) => typeof argument === 'function');
    callback?.();
  };
  const held = {
    write(chunk: unknown, ...args: unknown[]) {
      keep(chunk);
      callBack(args);
      return true;
    },
    end(chunk?: unknown, ...args: unknown[]) {
      keep(chunk);
      const body = Buffer.concat(chunks);
      const html = body.toString();
      const send = (isIsolated: boolean): void => {
        Object.assign(response, original);
        if (isIsolated) {
          for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
        }
        end.call(response, body, 'utf8', () => callBack([chunk, ...args]));
      };
      if (showsThreads(html) || !CLIENT_ONLY.test(html)) send(showsThreads(html));
      else void registry.readable().then((exports) => send(exports.some(hasThreads)));
      return response;
    },
  };
  response.writeHead = (status: number, ...args: unknown[]) => {
    const headers = args.find((argument) => typeof argument === 'object' && argument !== null) ?? {};
    if (!isHtml(headers)) {
      Object.assign(response, original);
      return Reflect.apply(writeHead, response, [status, ...args]);
    }
    // A page that fails on its way is begun anew, as the page of its error.
    chunks.length = 0;
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    Object.assign(response, held);
    return response;
  };
}

function isHtml(headers: object): boolean {
  return Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === 'content-type' && String(value).startsWith('text/html'),
  );
}
