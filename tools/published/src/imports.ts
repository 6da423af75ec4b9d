import ts from 'typescript';

/** What a module or a declaration file imports, as it is written there. */
export function importsOf(text: string): string[] {
  const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest);
  const found = file.typeReferenceDirectives.map(({ fileName }) => fileName);
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport ? node.arguments[0] : undefined;
}

/** Whether a module has nothing of its own: what it exports is that of others. */
export function passesOn(module: string): boolean {
  const { statements } = ts.createSourceFile('module.js', module, ts.ScriptTarget.Latest);
  return statements.every(
    (statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement),
  );
}

/** The code of an Astro component: what stands between its fences, and its scripts. */
export function codeOf(component: string): string {
  const parts = component.matchAll(/^---\n(.*?)^---$|<script>(.*?)<\/script>/gms);
  return [...parts].map(([, fenced, script]) => fenced ?? script).join('\n');
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
