import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Plugin } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';
import { headersOf } from '../hosts/headers.ts';
import type { PackedFile } from '../pack/types.ts';

/** Serves packed files in `astro dev` with their production headers. */
export function devServer(registry: () => BuildRegistry, assetsFolder: string): Plugin {
  return {
    name: 'astro-unity:dev-server',
    apply: 'serve',
    configureServer(server) {
      // Astro takes `base` off the URL before this middleware sees it.
      const prefix = `/${assetsFolder}/`;
      server.middlewares.use((request, response, next) => {
        const path = pathBelow(prefix, request.url);
        if (path === undefined) return next();
        registry()
          .find(path)
          .then((file) => (file ? send(file, request, response) : next()))
          .catch(next);
      });
    },
  };
}

function pathBelow(prefix: string, url: string | undefined): string | undefined {
  const [pathname = ''] = (url ?? '').split('?');
  if (!pathname.startsWith(prefix)) return undefined;
  try {
    return decodeURIComponent(pathname.slice(prefix.length));
  } catch {
    return undefined;
  }
}

async function send(file: PackedFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Content-Length', file.bytes);
  for (const [name, value] of Object.entries(headersOf(file.path))) response.setHeader(name, value);
  if (request.method === 'HEAD') {
    response.end();
  } else if ('text' in file.content) {
    response.end(file.content.text);
  } else {
    // A page that is left while it loads closes the connection; that is no error of the server.
    await pipeline(createReadStream(file.content.file), response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
}
