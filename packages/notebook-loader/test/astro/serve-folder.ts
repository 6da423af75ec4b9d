import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { serve } from '../serve.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
};

/** Serves a built site below a base path, with the same headers on every answer. */
export async function serveFolder(folder: string, base: string, headers: Record<string, string>) {
  const server = await serve(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(base.length);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const body = await readFile(file);
      response
        .writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...headers })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  }, '127.0.0.1');
  return { url: `${server.origin}${base}`, close: server.close };
}
