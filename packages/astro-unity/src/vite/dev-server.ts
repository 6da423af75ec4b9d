import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Plugin, ViteDevServer } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';
import { headersOf } from '../hosts/headers.ts';
import type { PackedFile } from '../pack/types.ts';
import { resolvedBuildsModule } from './builds-module.ts';

/** Unity writes an export file by file; it is read again once it has been quiet for this long. */
const SETTLE_MS = 400;

/**
 * Serves packed files in `astro dev` with their production headers, and reloads when Unity exports again.
 *
 * @param onExport Called after each export.
 */
export function devServer(
  registry: () => BuildRegistry,
  assetsFolder: string,
  onExport: () => Promise<void>,
): Plugin {
  return {
    name: 'astro-unity:dev-server',
    apply: 'serve',
    configureServer(server) {
      reloadOnExport(server, registry(), onExport);
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

function reloadOnExport(server: ViteDevServer, registry: BuildRegistry, onExport: () => Promise<void>): void {
  const timers = new Map<string, NodeJS.Timeout>();
  server.watcher.add([...registry.directories.values()]);
  server.watcher.on('all', (_event, file) => {
    for (const [name, directory] of registry.directories) {
      if (!isInside(directory, file)) continue;
      clearTimeout(timers.get(name));
      timers.set(
        name,
        setTimeout(() => {
          registry.forget(name);
          reload(server);
          onExport().catch((error: unknown) => server.config.logger.error(String(error)));
        }, SETTLE_MS),
      );
    }
  });
}

function reload(server: ViteDevServer): void {
  for (const environment of Object.values(server.environments)) {
    const module = environment.moduleGraph.getModuleById(resolvedBuildsModule);
    if (module) environment.moduleGraph.invalidateModule(module);
  }
  server.environments.client.hot.send({ type: 'full-reload' });
}

function isInside(directory: string, file: string): boolean {
  const folder = directory.endsWith('/') ? directory : `${directory}/`;
  return file.replaceAll('\\', '/').startsWith(folder.replaceAll('\\', '/'));
}
