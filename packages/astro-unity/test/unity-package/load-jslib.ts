import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import vm from 'node:vm';
import { parse } from 'acorn';
import { UNITY_PACKAGE } from './places.ts';

/** The functions of a `.jslib`; the test passes texts where the game passes pointers to them. */
export type Library = Record<string, (...texts: string[]) => void>;

/**
 * Loads the package's `.jslib` as Unity's linker does, which is by evaluating it.
 *
 * @param globals What its functions find at run time: `Module`, `window`, `console`.
 */
export async function loadJslib(globals: Record<string, unknown>): Promise<Library> {
  const text = await readFile(join(UNITY_PACKAGE, 'Runtime/Plugins/WebGL/AstroUnity.jslib'), 'utf8');
  // Unity 2020.3 reads nothing newer.
  parse(text, { ecmaVersion: 5 });
  const library: Library = {};
  vm.runInNewContext(text, {
    LibraryManager: { library },
    mergeInto: Object.assign,
    UTF8ToString: String,
    ...globals,
  });
  return library;
}
