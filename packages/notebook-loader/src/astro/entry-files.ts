import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { replaceFile } from '../media/replace-file.ts';
import { fileAddress, withoutBase } from './page-address.ts';

/*
 * Astro's content entries carry no files but images. Those of notebooks (sound, data, frames, stylesheets) lie in the media folder
 * under names with the hash of their content; the loader writes down which ones its entries name, and which files lie beside their
 * pages, and the integration publishes them.
 */

/** What the entries of a collection need to be published. Plain data. */
export interface EntryFiles {
  /** Names in the media folder. */
  names: string[];
  /** Files at addresses of their own. */
  placed: PlacedFile[];
}

export interface PlacedFile {
  /** From the root of the host. */
  address: string;
  /** Absolute path of the file. */
  path: string;
}

/** Folder among Astro's assets. */
const FOLDER = 'notebooks';

/** Of scripts, in all languages. */
const PLAIN = 'text/plain; charset=utf-8';

const contentTypes: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.ipynb': 'application/x-ipynb+json',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': PLAIN,
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
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
export async function noteEntryFiles(cacheDir: URL, collection: string, files: EntryFiles): Promise<void> {
  const folder = notesFolder(cacheDir);
  await mkdir(folder, { recursive: true });
  replaceFile(
    fileURLToPath(new URL(`${encodeURIComponent(collection)}.json`, folder)),
    JSON.stringify(files),
  );
}

/** Forgets what was written down, before a build loads the collections that there are. */
export async function forgetEntryFiles(cacheDir: URL): Promise<void> {
  await rm(notesFolder(cacheDir), { recursive: true, force: true });
}

/**
 * Copies what all collections need into the site.
 *
 * @param base of the project.
 */
export async function publishEntryFiles(
  cacheDir: URL,
  outDir: URL,
  { assets, base }: SitePlaces,
): Promise<void> {
  const { names, placed } = await notedFiles(cacheDir);
  const copies = [
    ...names.map((name) => [new URL(name, mediaFolder(cacheDir)), `${assets}/${FOLDER}/${name}`] as const),
    ...placed.map(({ address, path }) => [path, withoutBase(address, base)] as const),
  ];
  for (const [from, to] of copies) {
    const target = new URL(to, outDir);
    await mkdir(new URL('.', target), { recursive: true });
    await copyFile(from, target);
  }
}

/** Where a project has what it serves. */
export interface SitePlaces {
  /** Folder of the assets, such as `_astro`. */
  assets: string;
  base: string;
}

/** Answers for these files in `astro dev`. */
export function serveEntryFiles(cacheDir: URL, { assets }: SitePlaces) {
  const pattern = new RegExp(`/${assets}/${FOLDER}/([\\w-][\\w.-]*)$`);
  return async (
    request: IncomingMessage & { originalUrl?: string | undefined },
    response: ServerResponse,
    next: () => void,
  ): Promise<void> => {
    const { pathname } = new URL(request.originalUrl ?? request.url ?? '/', 'http://localhost');
    const name = pattern.exec(pathname)?.[1];
    const path =
      name === undefined ? await placedAt(pathname, cacheDir) : new URL(name, mediaFolder(cacheDir));
    const content = path && (await readFile(path).catch(() => undefined));
    if (content === undefined) return next();
    const type = contentTypes[extname(pathname)] ?? (name === undefined ? PLAIN : 'application/octet-stream');
    response.writeHead(200, { 'Content-Type': type }).end(content);
  };
}

async function placedAt(address: string, cacheDir: URL): Promise<string | undefined> {
  // No page's address has an ending in `astro dev`.
  if (extname(address) === '') return undefined;
  const { placed } = await notedFiles(cacheDir);
  return placed.find((file) => file.address === address)?.path;
}

/** What was written down for all collections. */
async function notedFiles(cacheDir: URL): Promise<EntryFiles> {
  const all: EntryFiles = { names: [], placed: [] };
  for (const note of await readdir(notesFolder(cacheDir)).catch(() => [])) {
    if (!note.endsWith('.json')) continue;
    const files: unknown = JSON.parse(await readFile(new URL(note, notesFolder(cacheDir)), 'utf8'));
    if (!isEntryFiles(files)) continue;
    all.names.push(...files.names);
    all.placed.push(...files.placed);
  }
  return all;
}

/** Notes are what this version of the package has written: a build begins with none. */
function isEntryFiles(value: unknown): value is EntryFiles {
  return typeof value === 'object' && value !== null && 'names' in value && 'placed' in value;
}

function notesFolder(cacheDir: URL): URL {
  return new URL('notebook-loader/entry-files/', cacheDir);
}

export function mediaFolder(cacheDir: URL): URL {
  return new URL('notebook-loader/media/', cacheDir);
}
