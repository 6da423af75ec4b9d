import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { HostedSite } from '../../src/hosts/site.ts';
import type { OutputPlaces } from '../../src/hosts/support.ts';
import { temporaryFolder } from '../synthetic-export.ts';

/** Long enough that a server which compresses by itself would do so. */
const CONTENT = 'what a visitor must have in the end. '.repeat(200);

/** What every file of the site holds when its encoding is undone. */
export const DECODED = Buffer.from(CONTENT);

const HASH = '0123456789abcdef';

/** One file of each kind. */
export const FILES = [
  `unity/${HASH}.loader.js`,
  `unity/${HASH}.worker.js`,
  `unity/${HASH}.worker.js.br`,
  ...['.framework.js', '.wasm', '.data', '.symbols.json', '.mem'].flatMap((suffix) =>
    ['', '.br', '.gz'].map((encoding) => `unity/${HASH}${suffix}${encoding}`),
  ),
  `unity/${HASH}.StreamingAssets/level.json.gz`,
];

const PAGES = ['/demo/', '/plain/'];

/** A built site of which `/demo/` must be isolated. */
export const SITE: HostedSite = {
  address: { base: '/', assets: '_astro' },
  files: FILES,
  isolatedPages: ['/demo/'],
};

/** Writes it to a folder of its own. */
export async function writeHostedSite(): Promise<OutputPlaces & { directory: string }> {
  const root = await temporaryFolder();
  const directory = join(root, 'dist');
  const write = async (path: string, content: string | Buffer): Promise<void> => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  };
  for (const path of FILES) await write(`_astro/${path}`, encodeAs(path));
  for (const page of PAGES) await write(`${page}index.html`, `<!doctype html><title>${page}</title>`);
  return { root: pathToFileURL(`${root}/`), output: pathToFileURL(`${directory}/`), directory };
}

function encodeAs(path: string): Buffer {
  if (path.endsWith('.br')) return brotliCompressSync(CONTENT);
  return path.endsWith('.gz') ? gzipSync(CONTENT) : DECODED;
}
