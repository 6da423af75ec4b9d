import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rolldown } from 'tsdown';

/** What a component imports of the modules beside it, from the path on. */
const MODULE = /(?<=\bimport\b[^'";]*['"])(\.{1,2}\/[^'"]+)\.tsx?(?=['"])/g;

/**
 * Copies components of Astro, stylesheets and scripts of Python from `src`. The modules that a component imports by their paths are built
 * as entries.
 */
export function filesAsTheyAre(): Rolldown.Plugin {
  return {
    name: 'files-as-they-are',
    resolveId: {
      filter: { id: /^\..*\.(?:astro|css)$/ },
      handler: (id, importer = '') => ({ id: join(importer, '..', id), external: 'relative' }),
    },
    async buildStart() {
      for (const fileName of globSync('**/*.{astro,css,py}', { cwd: 'src' })) {
        const text = await readFile(join('src', fileName), 'utf8');
        const source = fileName.endsWith('.astro') ? text.replace(MODULE, '$1.js') : text;
        this.emitFile({ type: 'asset', fileName, source });
        if (source === text) continue;
        for (const [specifier] of text.matchAll(MODULE)) {
          const path = join(fileName, '..', specifier);
          this.emitFile({ type: 'chunk', id: `./${join('src', path)}`, name: path.replace(/\.tsx?$/, '') });
        }
      }
    },
  };
}
