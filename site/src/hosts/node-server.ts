import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { z } from 'zod';

/** What the build leaves beside the server: the headers of every answer. */
export const HEADERS_FILE = 'headers.json';

/** Pages without the slash at their end; what has a dot in its last part is a file. None that names another host. */
const WITHOUT_SLASH = /^\/(?!api\/|\.well-known\/|_astro\/)(?:[^/\\]+\/)*[^/\\.]+$/;

/** Networks that are nobody's on the web: whoever connects from there is a proxy, and tells who the visitor is. */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8);
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

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
    if (!isPrivate(request.socket.remoteAddress)) forgetForwarded(request);
    handler(request, response);
  });
}

/** Whether an address belongs to a network that is not part of the web. */
export function isPrivate(address = ''): boolean {
  return PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** A visitor who connects directly could claim to be anybody. */
function forgetForwarded({ headers }: IncomingMessage): void {
  for (const name of Object.keys(headers)) if (name.startsWith('x-forwarded-')) delete headers[name];
}
