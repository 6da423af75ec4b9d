import type { ManifestFile } from './manifest.ts';

/** The addresses of the pages among a release's files. */
export function pageAddresses(files: readonly ManifestFile[]): string[] {
  return files.flatMap(({ path }) => {
    const [, address] = /^static(\/(?:.*\/)?)index\.html$/.exec(path) ?? [];
    return address === undefined ? [] : [encodeURI(address)];
  });
}
