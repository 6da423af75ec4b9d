import type { IncomingHttpHeaders } from 'node:http';
import type { Finding } from './finding.ts';
import type { Host } from './host.ts';
import type { ServedPlayer } from './served-player.ts';

/** A page that was fetched. */
export interface OpenedPage {
  /** After redirects. */
  url: URL;
  headers: IncomingHttpHeaders;
  host: Host;
  html: string;
  players: ServedPlayer[];
}

/**
 * Judges a page and, where they are others, the pages in its frames that hold the players. Pure.
 *
 * @param withPlayers The page itself, or its frames.
 */
export function checkPage(page: OpenedPage, withPlayers: readonly OpenedPage[]): Finding[] {
  const threaded = withPlayers.filter(({ players }) => players.some(needsIsolation));
  return [
    ...(threaded.length > 0 ? checkOpener(page) : []),
    // A frame is isolated with its page, if it asks for the same.
    ...threaded.filter((frame) => frame !== page).flatMap(checkEmbedder),
    ...checkSecurity(page),
  ];
}

function needsIsolation({ parts, isIsolatedByWorker }: ServedPlayer): boolean {
  return !isIsolatedByWorker && parts.some(({ role }) => role === 'worker');
}

function checkOpener({ url, headers, host }: OpenedPage): Finding[] {
  if (headers['cross-origin-opener-policy'] === 'same-origin' && isEmbedder(headers)) return [];
  return [
    {
      role: undefined,
      url: url.href,
      level: 'problem',
      message:
        'The export uses threads, but the page is not isolated, so that browsers refuse it the shared memory that threads need.',
      remedy: host.setHeaders(url.pathname, {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      }),
    },
  ];
}

function checkEmbedder({ url, headers, host }: OpenedPage): Finding[] {
  if (isEmbedder(headers)) return [];
  return [
    {
      role: undefined,
      url: url.href,
      level: 'problem',
      message:
        'The export uses threads, but this frame says no Cross-Origin-Embedder-Policy, so that it does not load in an isolated page.',
      remedy: host.setHeaders(url.pathname, {
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      }),
    },
  ];
}

function isEmbedder(headers: IncomingHttpHeaders): boolean {
  return ['require-corp', 'credentialless'].includes(String(headers['cross-origin-embedder-policy']));
}

function checkSecurity({ url }: OpenedPage): Finding[] {
  if (url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return [];
  return [
    {
      role: undefined,
      url: url.href,
      level: 'problem',
      message:
        'The page is served over http:, where browsers accept no brotli and allow no threads and no offline use.',
      remedy: 'Serve the site over https:.',
    },
  ];
}
