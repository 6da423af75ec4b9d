import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { z } from 'zod';

/** What the build leaves beside the server: the headers of every answer. */
export const HEADERS_FILE = 'headers.json';

/** Pages without the slash at their end; what has a dot in its last part is a file. None that names another host. */
const WITHOUT_SLASH = /^\/(?!api\/|\.well-known\/|_astro\/)(?:[^/\\]+\/)*[^/\\.]+$/;

const headersFile = z.record(z.string(), z.string());
const entry = z.object({ handler: z.custom<RequestListener>((value) => typeof value === 'function') });

/**
 * The site as an HTTP server; a proxy in front of it brings HTTPS and compression.
 *
 * @param output the folder of the built server, `dist/node/server/`.
 * @throws if the site was not built for Node.js.
 */
export async function createSiteServer(output: URL): Promise<Server> {
  const headers = headersFile.parse(JSON.parse(await readFile(new URL(HEADERS_FILE, output), 'utf8')));
  // The entry would listen by itself, and without the headers.
  process.env.ASTRO_NODE_AUTOSTART = 'disabled';
  const { handler } = entry.parse(await import(new URL('entry.mjs', output).href));

  return createServer((request, response) => {
    // What the handler says of the same header replaces these.
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    if (WITHOUT_SLASH.test(path)) {
      response.writeHead(308, { location: [`${path}/`, ...query].join('?') }).end();
      return;
    }
    handler(request, response);
  });
}
