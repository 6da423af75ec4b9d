import {
  type CheckContext,
  type Find,
  hasHashedName,
  headerOf,
  targetOf,
  wantedHeaders,
} from './check-context.ts';
import type { Finding } from './finding.ts';
import type { PartObservation } from './observe-part.ts';

/** Half of a year; less is a cache that forgets. */
const LONG_SECONDS = 15_552_000;

/** Whether browsers take the file for what it is. */
export function checkType(
  seen: PartObservation,
  { host }: CheckContext,
  find: Find,
): (Finding | undefined)[] {
  const type = headerOf(seen, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const target = targetOf(seen);
  const { role } = seen.part;
  const shown = type === '' ? 'no Content-Type' : `"Content-Type: ${type}"`;
  if (role === 'code' && seen.contract.codeFormat === 'wasm' && type !== 'application/wasm') {
    return [
      find(
        'problem',
        `It comes with ${shown}; browsers compile it while it downloads only as application/wasm.`,
        host.setHeaders(target, wantedHeaders(seen)),
      ),
    ];
  }
  if (
    ['loader', 'framework', 'worker'].includes(role) &&
    !/^(?:text|application)\/(?:x-)?javascript$/.test(type)
  ) {
    const isRefused = headerOf(seen, 'x-content-type-options') === 'nosniff';
    return [
      find(
        isRefused ? 'problem' : 'note',
        `It comes with ${shown}; ${isRefused ? 'with "X-Content-Type-Options: nosniff", no browser runs it' : 'scripts should be text/javascript'}.`,
        host.setHeaders(target, wantedHeaders(seen)),
      ),
    ];
  }
  if (
    role === 'data' &&
    headerOf(seen, 'content-encoding') === 'gzip' &&
    type === 'application/octet-stream'
  ) {
    return [
      find(
        'problem',
        'It comes as gzip with "Content-Type: application/octet-stream", which Safari does not decode (WebKit bug 247421).',
        host.setHeaders(target, wantedHeaders(seen)),
      ),
    ];
  }
  return [];
}

/** Whether browsers keep the file for as long as it stays the same, and no longer. */
export function checkCaching(seen: PartObservation, { host }: CheckContext, find: Find): Finding | undefined {
  const control = headerOf(seen, 'cache-control')?.toLowerCase() ?? '';
  const seconds = Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0);
  if (hasHashedName(seen)) {
    if (control.includes('immutable') && seconds >= LONG_SECONDS) return undefined;
    return find(
      'problem',
      `Its name is a hash of its content, but ${control === '' ? 'it comes without Cache-Control' : `"Cache-Control: ${control}"`} makes browsers ask for it again.`,
      host.setHeaders(targetOf(seen), wantedHeaders(seen)),
    );
  }
  if (control.includes('immutable') || seconds >= LONG_SECONDS) {
    return find(
      'problem',
      `It keeps its name when its content changes, but "Cache-Control: ${control}" lets browsers keep an old one.`,
      host.setHeaders(targetOf(seen), wantedHeaders(seen)),
    );
  }
  return control.includes('no-store')
    ? find(
        'note',
        `"Cache-Control: ${control}" makes every visit download it again.`,
        host.setHeaders(targetOf(seen), wantedHeaders(seen)),
      )
    : undefined;
}

/** Loader, framework and background are plain elements; the rest is fetched, which other origins must allow. */
export function checkOrigin(
  seen: PartObservation,
  { host, pageUrl }: CheckContext,
  find: Find,
): Finding | undefined {
  const { role, url } = seen.part;
  if (url.origin === pageUrl.origin) return undefined;
  if (role === 'worker') {
    return find(
      'problem',
      'A worker must come from the same origin as the page.',
      'Serve the export from the site itself.',
    );
  }
  const allowed = headerOf(seen, 'access-control-allow-origin');
  const isFetched = ['code', 'data', 'symbols', 'memory'].includes(role);
  if (!isFetched || allowed === '*' || allowed === pageUrl.origin) return undefined;
  return find(
    'problem',
    `It comes from ${url.origin}, without "Access-Control-Allow-Origin".`,
    host.setHeaders(targetOf(seen), { ...wantedHeaders(seen), 'Access-Control-Allow-Origin': '*' }),
  );
}
