import { readFile } from 'node:fs/promises';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';

/** What a test's server answers besides, or instead. */
export interface Answer {
  status?: number;
  headers?: OutgoingHttpHeaders;
  body?: string | Uint8Array;
}

/** A server for one folder. */
export interface ExportServer extends AsyncDisposable {
  /** Ends in a slash. */
  url: string;
}

const TYPES: [RegExp, string][] = [
  [/\.html$/, 'text/html; charset=utf-8'],
  [/\.wasm/, 'application/wasm'],
  [/\.js(?:\.|$)/, 'text/javascript'],
  [/\.json/, 'application/json'],
  [/\.data\.gz$/, 'application/gzip'],
  [/./, 'application/octet-stream'],
];

/**
 * Serves a folder as a good host serves a Unity export.
 *
 * @param change What to answer differently, by path.
 */
export async function serveExport(
  directory: string,
  change: (path: string) => Answer = () => ({}),
): Promise<ExportServer> {
  const server = createServer(async (request, response) => {
    const path =
      decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1) || 'index.html';
    const { status, headers = {}, body } = change(path);
    const content = body ?? (await readFile(join(directory, path)).catch(() => undefined));
    const encoding = path.endsWith('.br')
      ? { 'content-encoding': 'br', 'cache-control': 'no-transform' }
      : path.endsWith('.gz')
        ? { 'content-encoding': 'gzip', 'cache-control': 'no-transform' }
        : {};
    const type = TYPES.find(([pattern]) => pattern.test(path))?.[1] ?? '';
    const all: OutgoingHttpHeaders = { 'content-type': type, ...encoding, ...headers };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    response.writeHead(status ?? (content === undefined ? 404 : 200), sent);
    response.end(content ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
