/** Headers for an answer that may be kept. Times are seconds. */
export interface Freshness {
  /** In the browser. */
  browser: number;
  /** In the host's network, where it is served for a day longer while it is asked for again. */
  edge: number;
}

const DAY = 86_400;

/**
 * `Cache-Control` for the browser, `CDN-Cache-Control` (RFC 9213) for the host. Only for good answers: a failure that a
 * cache keeps outlives its cause.
 */
export function cacheControl({ browser, edge }: Freshness): Record<string, string> {
  return {
    'cache-control': `public, max-age=${browser}`,
    'cdn-cache-control': `public, max-age=${edge}, stale-while-revalidate=${DAY}`,
  };
}
