import type { IncomingHttpHeaders } from 'node:http';
import type { Finding } from './finding.ts';
import type { Host } from './host.ts';
import type { ServedPlayer } from './served-player.ts';

/** Judges the page that holds a player. Pure. */
export function checkPage(
  url: URL,
  headers: IncomingHttpHeaders,
  host: Host,
  players: ServedPlayer[],
): Finding[] {
  const findings: Finding[] = [];
  const page = { role: undefined, url: url.href };
  const hasThreads = players.some(({ parts }) => parts.some(({ role }) => role === 'worker'));
  if (hasThreads) {
    const isIsolated =
      headers['cross-origin-opener-policy'] === 'same-origin' &&
      ['require-corp', 'credentialless'].includes(String(headers['cross-origin-embedder-policy']));
    if (!isIsolated) {
      findings.push({
        ...page,
        level: 'problem',
        message:
          'The export uses threads, but the page is not isolated, so that browsers refuse it the shared memory that threads need.',
        remedy: host.setHeaders(url.pathname, {
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Embedder-Policy': 'require-corp',
        }),
      });
    }
  }
  const isSecure = url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!isSecure) {
    findings.push({
      ...page,
      level: 'problem',
      message:
        'The page is served over http:, where browsers accept no brotli and allow no threads and no offline use.',
      remedy: 'Serve the site over https:.',
    });
  }
  return findings;
}
