import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { APIRoute } from 'astro';
import { headersOf } from '../headers.ts';
import { SERVED_FOLDER } from './served-folder.ts';

export const prerender = false;

/** Names as packing makes them; whatever else is asked for is not here. */
const FILE_NAME = /^[0-9a-f]{16}(?:\.[a-z]+)+$/;

/**
 * Serves the encoded Unity files of a site with `@astrojs/node`, with their headers, in both of the adapter's modes.
 */
export const GET: APIRoute = async ({ url, request }) => {
  const file = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const found = FILE_NAME.test(file) ? await locate(file) : undefined;
  if (!found) return new Response('Not found', { status: 404 });
  const headers = { ...headersOf(`${SERVED_FOLDER}/${file}`), 'Content-Length': String(found.bytes) };
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(streamOf(found.path), { headers });
};

export const HEAD: APIRoute = GET;

function streamOf(file: string): ReadableStream {
  const stream: unknown = Readable.toWeb(createReadStream(file));
  // Node's own type of stream and the browser's are two to TypeScript, and one when it runs.
  if (!(stream instanceof ReadableStream)) throw new TypeError('Node made no web stream.');
  return stream;
}

/** The server's build puts this module into the output's server folder, or into a folder of that one. */
async function locate(file: string): Promise<{ path: string; bytes: number } | undefined> {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    const path = join(folder, SERVED_FOLDER, file);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile()) return { path, bytes: found.size };
    folder = dirname(folder);
  }
  return undefined;
}
