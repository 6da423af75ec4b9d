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
