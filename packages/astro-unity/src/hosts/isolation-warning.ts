import { isolationHeaders } from './headers.ts';
import type { Host } from './host.ts';

/** Hosts that the build has written rules for pages for. */
const COVERED: ReadonlySet<Host> = new Set<Host>([
  'vercel',
  'netlify',
  'cloudflare',
  'nginx',
  'firebase',
  'apache',
]);

/** Says which pages need headers that the build could not give them. */
export function warnOfIsolation(
  host: Host,
  pages: readonly string[],
  logger: { warn(message: string): void },
): void {
  if (pages.length === 0 || COVERED.has(host)) return;
  const headers = Object.entries(isolationHeaders).map(([name, value]) => `${name}: ${value}`);
  logger.warn(
    `${pages.join(', ')} ${pages.length === 1 ? 'shows' : 'show'} a Unity export with threads, which runs only where the page is sent with ${headers.join(' and ')}. Let the server send them, or name it in the option host of astro-unity.`,
  );
}
