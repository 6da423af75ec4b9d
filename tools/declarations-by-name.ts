import { join, resolve } from 'node:path';
import type { Rolldown } from 'tsdown';

const DECLARATION = /\.d\.ts$/;

/**
 * Declarations refer to each other's exports as users do: `import … from 'astro-unity/client'`. A project can then add to the interfaces
 * that a name exports (`declare module 'astro-unity'`), which TypeScript finds in the very file that the name leads to, and in none
 * that this one passes on. Stylesheets, which TypeScript cannot resolve, are left out.
 *
 * @param names What users import, by the paths of the sources.
 */
export function declarationsByName(names: ReadonlyMap<string, string>): Rolldown.Plugin {
  const byPath = new Map([...names].map(([path, name]) => [resolve(path), name]));
  const nothing = '\0nothing.d.ts';
  return {
    name: 'declarations-by-name',
    resolveId: {
      order: 'pre',
      filter: { id: /^\./ },
      handler(id, importer) {
        if (importer === undefined || !DECLARATION.test(importer)) return undefined;
        if (id.endsWith('.css')) return nothing;
        const name = byPath.get(join(importer, '..', id));
        return name === undefined ? undefined : { id: name, external: true };
      },
    },
    load: { filter: { id: nothing }, handler: () => 'export {};' },
    // Rolldown names maps that the plugin for declarations does not write.
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && DECLARATION.test(file.fileName))
          file.code = file.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
    },
  };
}
