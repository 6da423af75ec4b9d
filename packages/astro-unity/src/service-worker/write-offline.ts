import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { pagePath } from '../hosts/find-isolated-pages.ts';
import { findPageFile } from '../hosts/page-file.ts';
import { unityFolder } from '../hosts/site.ts';
import type { OfflineOption } from '../options.ts';
import { type AssetAddress, assetUrl, trimSlashes } from '../pack/address.ts';
import type { PackedExport, PlayerPart } from '../pack/types.ts';
import { collectFiles } from './collect-files.ts';
import { OFFLINE_MANIFEST, OFFLINE_WORKER, type OfflineFile } from './offline-manifest.ts';
import { offlineEndText, offlineWorkerText } from './offline-worker.ts';

/** The built site, as far as it can be made available offline. */
export interface BuiltSite {
  /** The folder of what is served as it is. */
  output: URL;
  /** As `astro:build:done` lists them. */
  pages: readonly { pathname: string }[];
  packed: readonly PackedExport[];
  address: AssetAddress;
}

/** A page that is to work without a server. */
interface OfflinePage {
  path: string;
  file: string;
  html: string;
}

/**
 * Writes the worker and the manifest for the pages that are to work without a server.
 *
 * @returns The pages, as paths of the site, and the size of the whole download in bytes.
 * @throws {OfflineError} for pages that are not there, and files that lie on another server.
 */
export async function writeOffline(
  option: OfflineOption,
  site: BuiltSite,
): Promise<{ pages: string[]; bytes: number }> {
  const { output, address } = site;
  if (address.assetsPrefix) {
    throw new OfflineError(
      'The option offline of astro-unity needs the files on the server of the pages, and build.assetsPrefix puts them elsewhere.',
      'Remove build.assetsPrefix or the option offline.',
    );
  }
  const pages = await selectPages(option, site);
  const base = `/${trimSlashes(address.base)}/`.replace('//', '/');
  const files = [...(await filesOfPages(pages, base, site)), ...unityFiles(pages, site)];
  const version = hash(JSON.stringify(files));
  const routes = {
    assets: `${base}${trimSlashes(address.assets)}/`,
    mutable: files.filter(({ revision }) => revision).map(({ url }) => url),
  };
  await writeFile(new URL(OFFLINE_WORKER, output), offlineWorkerText(routes));
  await writeFile(new URL(OFFLINE_MANIFEST, output), JSON.stringify({ version, files }));
  return {
    pages: pages.map(({ path }) => path),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Writes the worker that removes what earlier builds have left with visitors. */
export async function endOffline(output: URL): Promise<void> {
  await writeFile(new URL(OFFLINE_WORKER, output), offlineEndText());
}

async function selectPages(option: OfflineOption, { output, pages }: BuiltSite): Promise<OfflinePage[]> {
  const built: OfflinePage[] = [];
  for (const { pathname } of pages) {
    const file = await findPageFile(pathname, output);
    if (file === undefined) continue;
    built.push({
      path: pagePath(pathname),
      file,
      html: await readFile(new URL(encodeURI(file), output), 'utf8'),
    });
  }
  if (option === true || !option.pages) return built.filter(({ html }) => /\sdata-build=/.test(html));
  return option.pages.map((wanted) => {
    const page = built.find(({ path }) => trimSlashes(path) === trimSlashes(wanted));
    if (page) return page;
    throw new OfflineError(
      `The option offline of astro-unity names the page ${wanted}, which this build has not written.`,
      `Pages that are rendered on demand cannot be kept. The build wrote ${built.map(({ path }) => path).join(', ')}.`,
    );
  });
}

async function filesOfPages(
  pages: readonly OfflinePage[],
  base: string,
  { output, address }: BuiltSite,
): Promise<OfflineFile[]> {
  const urls = new Map(pages.map(({ file, path }) => [file, `${base}${encodeURI(path.slice(1))}`]));
  const unity = `${unityFolder(address)}/`;
  const hashed = `${trimSlashes(address.assets)}/`;
  const paths = await collectFiles([...urls.keys()], output, base, (path) => path.startsWith(unity));
  return Promise.all(
    paths.map(async (path) => {
      const content = await readFile(new URL(encodeURI(path), output));
      return {
        url: urls.get(path) ?? `${base}${encodeURI(path)}`,
        bytes: content.byteLength,
        storedBytes: content.byteLength,
        ...(!path.startsWith(hashed) && { revision: hash(content) }),
      };
    }),
  );
}

/** What the players of these pages ask for. Of an island that only a script renders, the page does not tell what it shows. */
function unityFiles(pages: readonly OfflinePage[], { packed, address }: BuiltSite): OfflineFile[] {
  const isShown = (build: PackedExport['build']): boolean =>
    pages.some(({ html }) => html.includes(build.parts.code.url) || /\sclient="only"/.test(html));
  const files = packed
    .filter(({ build }) => isShown(build))
    .flatMap((shown) => filesOfExport(shown, address));
  return [...new Map(files.map((file) => [file.url, file])).values()];
}

function filesOfExport({ build, files }: PackedExport, address: AssetAddress): OfflineFile[] {
  const { symbols: _, background: __, ...parts } = build.parts;
  const texts = new Set([build.jsonUrl, build.encodedJsonUrl, build.emptyDataUrl]);
  const others = files.filter(
    ({ path }) => path.includes('.StreamingAssets/') || texts.has(assetUrl(path, address)),
  );
  return [
    ...Object.values(parts).map(fileOfPart),
    ...others.map(({ path, bytes }) => ({ url: assetUrl(path, address), bytes, storedBytes: bytes })),
  ];
}

/** Scripts are needed as they are where the host does not send their encoding, and everything else as gzip. */
function fileOfPart({ url, gzipUrl, plainUrl, bytes, decodedBytes }: PlayerPart): OfflineFile {
  const fallbackUrl = plainUrl ?? gzipUrl;
  return { url, ...(fallbackUrl !== url && { fallbackUrl }), bytes, storedBytes: decodedBytes };
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** Thrown for an option that cannot be followed. */
class OfflineError extends Error {
  override name = 'OfflineError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
