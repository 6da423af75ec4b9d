import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { AstroConfig } from 'astro';
import { fileAddress } from './page-address.ts';

/*
 * Astro's content entries carry no files but images. Those of notebooks (sound, data, frames, stylesheets) lie in the media folder
 * under names with the hash of their content; the loader writes down which ones its entries name, and the integration publishes them.
 */

/** Folder among Astro's assets. */
const FOLDER = 'notebooks';

const contentTypes: Record<string, string> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.htm': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
};

/** Address of the folder, ending in a slash; `undefined` where nobody publishes it. */
export function entryFilesAddress(
  config: Pick<AstroConfig, 'base' | 'build' | 'integrations'>,
): string | undefined {
  if (!config.integrations.some(({ name }) => name === 'notebook-loader')) return undefined;
  return `${fileAddress(`${config.build.assets}/${FOLDER}`, config)}/`;
}

/** Names of the files that a piece of HTML names by addresses in the folder. */
export function namesInHtml(html: string, address: string): string[] {
  const escaped = address.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return [...html.matchAll(new RegExp(`"${escaped}([\\w.-]+)"`, 'g'))].map(([, name = '']) => name);
}

/** Writes down what the entries of a collection need. */
export async function noteEntryFiles(cacheDir: URL, collection: string, names: Set<string>): Promise<void> {
  const folder = notesFolder(cacheDir);
  await mkdir(folder, { recursive: true });
  const file = new URL(`${encodeURIComponent(collection)}.json`, folder);
  await writeFile(file, JSON.stringify([...names].sort()));
}

/** Forgets what was written down, before a build loads the collections that there are. */
export async function forgetEntryFiles(cacheDir: URL): Promise<void> {
  await rm(notesFolder(cacheDir), { recursive: true, force: true });
}

/** Copies what all collections need into the site. */
export async function publishEntryFiles(cacheDir: URL, outDir: URL, assets: string): Promise<void> {
  const notes = await readdir(notesFolder(cacheDir)).catch(() => []);
  const target = new URL(`${assets}/${FOLDER}/`, outDir);
  for (const note of notes) {
    const names: unknown = JSON.parse(await readFile(new URL(note, notesFolder(cacheDir)), 'utf8'));
    if (!Array.isArray(names) || names.length === 0) continue;
    await mkdir(target, { recursive: true });
    for (const name of names) await copyFile(new URL(name, mediaFolder(cacheDir)), new URL(name, target));
  }
}

/** Answers for these files in `astro dev`. */
export function serveEntryFiles(cacheDir: URL, assets: string) {
  const pattern = new RegExp(`/${assets}/${FOLDER}/([\\w-][\\w.-]*)$`);
  return async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = pattern.exec(path)?.[1];
    const content =
      name === undefined
        ? undefined
        : await readFile(new URL(name, mediaFolder(cacheDir))).catch(() => undefined);
    if (name === undefined || content === undefined) return next();
    const type = contentTypes[extname(name)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type }).end(content);
  };
}

function notesFolder(cacheDir: URL): URL {
  return new URL('notebook-loader/entry-files/', cacheDir);
}

export function mediaFolder(cacheDir: URL): URL {
  return new URL('notebook-loader/media/', cacheDir);
}
