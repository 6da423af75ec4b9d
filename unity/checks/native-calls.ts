import { parse } from 'acorn';
import { simple } from 'acorn-walk';
import type { UnityProject } from './project.ts';

/** A `.jslib` may also take the place of what Emscripten has; the C# does not call that. */
const EMSCRIPTEN_FUNCTION = /^(?:gl|emscripten)[A-Z_]/;

/** What is wrong between C# and the page's own functions, a sentence each: each side needs the other. */
export function checkNativeCalls(project: UnityProject): string[] {
  const wanted = functionsOf(project, '.cs', externFunctions);
  const offered = functionsOf(project, '.jslib', libraryFunctions);
  const missing = [...wanted].filter(([name]) => !offered.has(name));
  const unused = [...offered].filter(([name]) => !wanted.has(name) && !EMSCRIPTEN_FUNCTION.test(name));
  return [
    ...missing.map(
      ([name, path]) => `${path} calls ${name}, which no .jslib has: the export would not link.`,
    ),
    ...unused.map(([name, path]) => `${path} has the function ${name}, which no C# calls.`),
  ];
}

function functionsOf(
  project: UnityProject,
  extension: string,
  read: (text: string) => string[],
): Map<string, string> {
  const paths = project.assets.filter((path) => path.endsWith(extension));
  return new Map(paths.flatMap((path) => read(project.read(path)).map((name) => [name, path] as const)));
}

function externFunctions(text: string): string[] {
  const declarations = text.matchAll(/\[DllImport\("__Internal"\)\]\s*\w+ static extern \w+ (\w+)\(/g);
  return [...declarations].map(([, name = '']) => name);
}

/** Names of the methods in `mergeInto(LibraryManager.library, { … })`. */
function libraryFunctions(text: string): string[] {
  const names: string[] = [];
  simple(parse(text, { ecmaVersion: 5 }), {
    CallExpression({ callee, arguments: [, library] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'mergeInto') return;
      if (library?.type !== 'ObjectExpression') return;
      for (const property of library.properties) {
        if (property.type === 'Property' && property.key.type === 'Identifier') names.push(property.key.name);
      }
    },
  });
  return names;
}
