import type { AssetAddress } from '../pack/address.ts';
import type { PackedFile } from '../pack/types.ts';
import { IMMUTABLE, isolationHeaders } from './headers.ts';
import { headersFileText, type PathHeaders } from './headers-file.ts';
import { appendTo, readText } from './output-file.ts';
import { type HostedSite, servedPaths, unityFolder } from './site.ts';
import type { HostSupport } from './support.ts';

export const cloudflare: HostSupport = {
  adapter: '@astrojs/cloudflare',
  telltales: ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc'],
  delivery: 'edge',
  hasPageRules: true,
  emit: async (site, { output }) => {
    const file = new URL('./_headers', output);
    return appendTo(file, cloudflareHeaders(site, (await readText(file)) ?? ''));
  },
};

/** What Cloudflare takes as one static asset, in bytes; `wrangler` refuses to upload more. */
export const MAX_ASSET_BYTES = 25 * 1024 ** 2;

/**
 * The rules for `_headers` of Cloudflare's static assets. None is about encoding: Cloudflare encodes a second time
 * what is said to be encoded, so this host gets bodies that need no header (see `encode/forms.ts`).
 *
 * @param existing The file as the adapter wrote it. Cloudflare joins the values of two rules for one header, so
 * caching that is said already is not said again.
 * @see https://developers.cloudflare.com/workers/static-assets/headers/
 */
export function cloudflareHeaders({ address, isolatedPages }: HostedSite, existing: string): string {
  const assets = `/${unityFolder(address).replace(/\/[^/]*$/, '')}/*`;
  const isCached = servedPaths(assets, address).some((path) => existing.split('\n').includes(path));
  const rules: PathHeaders[] = [
    ...(isCached ? [] : [{ path: `/${unityFolder(address)}/*`, headers: { 'Cache-Control': IMMUTABLE } }]),
    ...isolatedPages.map((page) => ({ path: encodeURI(page), headers: isolationHeaders })),
  ];
  return headersFileText(
    rules.flatMap(({ path, headers }) =>
      servedPaths(path, address).map((served) => ({ path: served, headers })),
    ),
  );
}

/** Thrown for a file that Cloudflare would not take. */
export class AssetTooLargeError extends Error {
  override name = 'AssetTooLargeError';
  readonly hint =
    'Make it smaller (move scenes and textures into Addressables, lower texture sizes, strip engine code), or deploy to another host, or put the files on a CDN of their own with build.assetsPrefix.';

  constructor(build: string, { path, bytes }: PackedFile) {
    const size = (bytes / 1024 ** 2).toFixed(1);
    super(
      `The file ${path} of the Unity build "${build}" has ${size} MiB; Cloudflare takes no static asset of more than 25 MiB.`,
    );
  }
}

/**
 * Looks for files that the upload would fail on. Behind a prefix they are served from elsewhere.
 *
 * @throws {AssetTooLargeError} for the first one.
 */
export function checkAssetSizes(
  build: string,
  files: readonly PackedFile[],
  { assetsPrefix }: Pick<AssetAddress, 'assetsPrefix'>,
): void {
  if (assetsPrefix) return;
  const tooLarge = files.find(({ bytes }) => bytes > MAX_ASSET_BYTES);
  if (tooLarge) throw new AssetTooLargeError(build, tooLarge);
}
