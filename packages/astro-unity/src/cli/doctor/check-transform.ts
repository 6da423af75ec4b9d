import { headerOf, targetOf, wantedHeaders } from './check-context.ts';
import type { Finding } from './finding.ts';
import type { Host } from './host.ts';
import type { PartObservation } from './observe-part.ts';

/**
 * Judges whether what stands between a server and its visitors must leave encoded files as they are. One finding for
 * all parts of a player, because it has one cause. Pure.
 */
export function checkTransform(seen: readonly PartObservation[], host: Host): Finding[] {
  const unprotected = seen.filter(isUnprotected);
  const [first] = unprotected;
  if (!first) return [];
  const names = [...new Set(unprotected.map(targetOf))];
  return [
    {
      level: 'note',
      role: undefined,
      url: first.part.url.href,
      message: `Encoded files (${names.join(', ')}) come without "Cache-Control: no-transform", so a proxy in between may compress them a second time.`,
      remedy: host.setHeaders(targetOf(first), wantedHeaders(first)),
    },
  ];
}

/** Who compresses on the way knows how to pass it on. A name that says so is a file's that was compressed before. */
function isUnprotected(seen: PartObservation): boolean {
  const encoding = headerOf(seen, 'content-encoding');
  return (
    seen.isExpected &&
    encoding !== undefined &&
    /\.(?:br|gz)$/.test(seen.part.url.pathname) &&
    !/\bno-transform\b/i.test(headerOf(seen, 'cache-control') ?? '')
  );
}
