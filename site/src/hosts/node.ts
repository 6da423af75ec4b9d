import { writeFile } from 'node:fs/promises';
import node from '@astrojs/node';
import type { Host } from './host.ts';
import { HEADERS_FILE } from './node-server.ts';

/** A plain Node.js server; `node-server.ts` puts headers and redirects in front of what the adapter builds. */
export function nodeHost(): Host {
  return {
    adapter: node({ mode: 'standalone' }),
    sendsHeadersOfFunctions: true,
    isBehindProxy: true,
    finish: ({ server, headers }) =>
      writeFile(new URL(HEADERS_FILE, server), `${JSON.stringify(headers, null, 2)}\n`),
  };
}
