import type { ManifestFile } from './manifest.ts';

/** In sentences, how files differ from those of the manifest; nothing if they are the same. */
export function checkFiles(expected: readonly ManifestFile[], actual: readonly ManifestFile[]): string[] {
  const found = new Map(actual.map((file) => [file.path, file]));
  const problems = expected.flatMap(({ path, bytes, sha256 }) => {
    const file = found.get(path);
    found.delete(path);
    if (file === undefined) return [`${path} is missing.`];
    if (file.sha256 === sha256) return [];
    return [`${path} is not what was built: ${file.bytes} bytes instead of ${bytes}, or others.`];
  });
  return [...problems, ...[...found.keys()].map((path) => `${path} was not built with the rest.`)];
}
