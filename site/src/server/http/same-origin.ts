import { Problem } from './problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site's page makes a visitor's browser change. Reading needs no check: no answer carries
 * `Access-Control-Allow-Origin`, so that no other site's script sees it.
 *
 * Browsers tell where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. Programs send neither, and hold no
 * visitor's cookies either.
 *
 * @throws {Problem} 403
 */
export function refuseOtherSites({ method, headers }: Pick<Request, 'method' | 'headers'>): void {
  if (SAFE_METHODS.has(method) || isOwn(headers)) return;
  throw new Problem(403, {
    detail: 'This address takes data from pages of its own site only. Send it from there, or from a program.',
  });
}

function isOwn(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  // The host puts the name that the visitor asked for into the first, where it stands in front of the function.
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.parse(origin)?.host === host;
}
