import ts from 'typescript';

/** What a module, a declaration file or an Astro component imports, as it is written there. */
export function importsOf(text: string): string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
  return [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
}

/** The package that an import comes from: `@scope/name/deep` is of `@scope/name`. */
export function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Imports of a package that a text shows to its readers, in code blocks or in a sentence. */
export function shownImports(text: string, name: string): string[] {
  const shown = text.matchAll(new RegExp(`['"\`](${name}(?:/[\\w./-]+)?)['"\`]`, 'g'));
  return [...new Set([...shown].map(([, specifier = '']) => specifier))];
}
