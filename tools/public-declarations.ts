import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

interface Manifest {
  publishConfig?: { exports?: Record<string, string | Record<string, string>> };
}

/**
 * Declarations that whoever imports a compiled package may meet: of what it exports, and of all that these refer to.
 *
 * @param folder The package's; what it exports is what `publishConfig` of its manifest says.
 * @returns Paths, relative to the folder.
 * @throws {Error} if one is missing.
 */
export async function publicDeclarations(folder: string): Promise<ReadonlySet<string>> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const found = new Set<string>();
  const pending = Object.values(manifest.publishConfig?.exports ?? {}).flatMap((target) =>
    typeof target === 'object' && target.types !== undefined ? [join(target.types)] : [],
  );
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const text = await readFile(join(folder, file), 'utf8');
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      // Editors read the types of a component from its source.
      if (/^\..*\.(?:[jt]sx?|astro)$/.test(fileName)) {
        pending.push(join(file, '..', fileName.replace(/\.[jt]sx?$/, '.d.ts')));
      }
    }
  }
  return found;
}
