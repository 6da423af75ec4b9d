/** Where a site's assets are served from; the parts of Astro's config that decide it. */
export interface AssetAddress {
  /** Astro's `base`, for example `/` or `/docs`. */
  base: string;
  /** Astro's `build.assets`, by default `_astro`. */
  assets: string;
  /** Astro's `build.assetsPrefix`: one prefix, or one for each file extension. Only builds have it. */
  assetsPrefix?: string | ({ fallback: string } & Record<string, string>) | undefined;
  /** Address of the service worker that isolates pages, on hosts that send no headers with them. */
  isolationWorker?: string | undefined;
}

/**
 * The absolute address of a file of the assets folder. It never depends on the page that asks for it, so it is
 * right on nested routes and whatever `trailingSlash` says.
 */
export function assetUrl(path: string, { base, assets, assetsPrefix }: AssetAddress): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const prefix = prefixFor(path, assetsPrefix);
  if (prefix !== undefined) return `${trimEnd(prefix)}/${trimSlashes(assets)}/${encoded}`;
  return `/${[trimSlashes(base), trimSlashes(assets), encoded].filter((segment) => segment !== '').join('/')}`;
}

function prefixFor(path: string, assetsPrefix: AssetAddress['assetsPrefix']): string | undefined {
  if (assetsPrefix === undefined || typeof assetsPrefix === 'string') return assetsPrefix || undefined;
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return assetsPrefix[extension] ?? assetsPrefix.fallback;
}

/** A path without the slashes around it. */
export function trimSlashes(path: string): string {
  return trimEnd(path).replace(/^\/+/, '');
}

function trimEnd(path: string): string {
  return path.replace(/\/+$/, '');
}
