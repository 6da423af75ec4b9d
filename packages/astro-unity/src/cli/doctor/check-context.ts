import type { Compression } from '../../export/types.ts';
import type { Finding } from './finding.ts';
import type { Host } from './host.ts';
import type { PartObservation } from './observe-part.ts';

/** What a judgement depends on besides the part itself. */
export interface CheckContext {
  host: Host;
  /** Address of the page that loads the part. */
  pageUrl: URL;
  /** Whether the loader can decompress by itself (Decompression Fallback, or UnityLoader.js). */
  loaderDecompresses: boolean;
}

/** Makes a finding about the part that is being judged. */
export type Find = (level: Finding['level'], message: string, remedy: string) => Finding;

export function headerOf({ headers }: PartObservation, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** What a host's rule should match: the end of the file's name, which all of its kind share (`.wasm.br`), or its path. */
export function targetOf({ part }: PartObservation): string {
  const { pathname } = part.url;
  const words = 'loader|framework|worker|symbols|code|data|memory|wasm|asm|js|json|mem';
  const ending = new RegExp(`(?:\\.(?:${words}))+(?:\\.(?:br|gz|unityweb))?$`).exec(pathname);
  return ending?.[0] ?? pathname;
}

/** All headers that this part should come with, for the remedy: a host's rules for one file replace each other. */
export function wantedHeaders(seen: PartObservation): Record<string, string> {
  const stored = seen.isDecodable && !seen.isExpected ? seen.receivedCompression : seen.wireCompression;
  return {
    'Content-Type': wantedType(seen, stored),
    ...(stored === 'none' ? {} : { 'Content-Encoding': tokenOf(stored) }),
    'Cache-Control': `${hasHashedName(seen) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate'}${stored === 'none' ? '' : ', no-transform'}`,
  };
}

/** Whether the name changes whenever the content does: it holds eight or more hexadecimal digits. */
export function hasHashedName({ part }: PartObservation): boolean {
  return /(?:^|[/._-])[0-9a-f]{8,64}\.[^/]*$/i.test(part.url.pathname);
}

/** A compression as `Content-Encoding` names it. */
export function tokenOf(compression: Compression): string {
  return compression === 'brotli' ? 'br' : compression === 'none' ? 'identity' : compression;
}

function wantedType({ contract: { role, codeFormat } }: PartObservation, stored: Compression): string {
  if (role === 'code' && codeFormat === 'wasm') return 'application/wasm';
  if (['loader', 'framework', 'worker', 'code'].includes(role)) return 'text/javascript';
  if (role === 'symbols') return 'application/json';
  // Safari does not decode gzip of application/octet-stream (WebKit bug 247421).
  return stored === 'gzip' ? 'application/gzip' : 'application/octet-stream';
}
