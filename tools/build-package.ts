/**
 * Makes `dist` of the package whose folder is the working directory, anew: the modules without comments, with maps that
 * hold their sources; declarations of what the package exports; and, as they are, components and stylesheets, which
 * Astro and Vite compile in the project that uses them, and scripts of Python.
 */
import { execFileSync } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publicDeclarations } from './public-declarations.ts';

const CODE = ['--declaration', 'false', '--declarationMap', 'false', '--removeComments', '--noCheck'];
const DECLARATIONS = ['--emitDeclarationOnly', '--declarationMap', 'false'];

await rm('dist', { recursive: true, force: true });
// Editors show the comments of declarations; those of the modules are in their maps.
compile(DECLARATIONS);
compile([...CODE, '--inlineSources']);
await cp('src', 'dist', {
  recursive: true,
  filter: (path) => !/\.\w+$/.test(path) || /\.(?:astro|css|py)$/.test(path),
});
for (const path of await readdir('dist', { recursive: true })) {
  if (path.endsWith('.astro')) await importCompiled(join('dist', path));
}
const declarations = await publicDeclarations(process.cwd());
for (const path of await readdir('dist', { recursive: true })) {
  const file = join('dist', path);
  if (!path.endsWith('.d.ts')) continue;
  if (declarations.has(file)) await leaveStylesheets(file);
  else await rm(file);
}

function compile(options: string[]): void {
  execFileSync('tsc', ['-p', 'tsconfig.build.json', ...options], { stdio: 'inherit' });
}

/** What `tsc` does in modules (`rewriteRelativeImportExtensions`). */
async function importCompiled(component: string): Promise<void> {
  const text = await readFile(component, 'utf8');
  await writeFile(component, text.replace(/(\bimport\b[^'";]*['"]\.{1,2}\/[^'"]+\.)tsx?(?=['"])/g, '$1js'));
}

/** TypeScript keeps the imports of stylesheets in declarations, where it cannot resolve them. */
async function leaveStylesheets(declaration: string): Promise<void> {
  const text = await readFile(declaration, 'utf8');
  await writeFile(declaration, text.replace(/^import '[^']+\.css';\n/gm, ''));
}
