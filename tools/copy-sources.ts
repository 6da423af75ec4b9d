import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import type { Rolldown } from 'tsdown';

/** What a component imports of the modules beside it, from the path on. */
const MODULE = /(?<=\bimport\b[^'";]*['"])(\.{1,2}\/[^'"]+)\.tsx?(?=['"])/g;

/**
 * Takes over what is compiled in the project that uses the package, and scripts of Python: each file to its own path. Stylesheets lose
 * their comments and spaces. The modules that a component imports by their paths are built as entries.
 */
export function copySources(): Rolldown.Plugin {
  return {
    name: 'copy-sources',
    resolveId: {
      filter: { id: /^\..*\.(?:astro|css)$/ },
      handler: (id, importer = '') => ({ id: join(importer, '..', id), external: 'relative' }),
    },
    async buildStart() {
      for (const fileName of globSync('**/*.{css,py}', { cwd: 'src' })) {
        const code = await readFile(join('src', fileName));
        const source = fileName.endsWith('.css')
          ? transform({ filename: fileName, code, minify: true }).code
          : code;
        this.emitFile({ type: 'asset', fileName, source });
      }
      for (const fileName of globSync('**/*.astro', { cwd: 'src' })) {
        const text = await readFile(join('src', fileName), 'utf8');
        this.emitFile({ type: 'asset', fileName, source: text.replace(MODULE, '$1.js') });
        for (const [specifier] of text.matchAll(MODULE)) {
          const path = join(fileName, '..', specifier);
          this.emitFile({ type: 'chunk', id: `./${join('src', path)}`, name: path.replace(/\.tsx?$/, '') });
        }
      }
    },
  };
}
