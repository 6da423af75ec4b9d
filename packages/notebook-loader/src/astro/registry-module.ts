import type { NotebookFile } from './find-notebooks.ts';
import { type AddressRules, fileAddress, pageAddress } from './page-address.ts';
import type { RegisteredNotebook, Registry, RegistrySettings } from './registry.ts';

export interface RegistryContext {
  /** `false` where the integration makes no pages. */
  route: string | false;
  hasIndex: boolean;
  rules: AddressRules;
  settings: RegistrySettings;
  /** What to import for a notebook. */
  specifier: (file: NotebookFile) => string;
  /**
   * Whether the module shows which notebooks it may import, as a bundler has to know. Astro's dev server loads all that a page
   * shows to import, and loads it again after each change: there, a page is to depend on no notebook but those that it asks for.
   */
  isBundled: boolean;
}

/** The source of the registry's module: an entry for each notebook, whose content is imported when it is asked for. */
export function registryModule(files: NotebookFile[], context: RegistryContext): string {
  const { route, hasIndex, rules, settings, isBundled } = context;
  const about: Omit<Registry, 'notebooks'> = { ...settings };
  if (route !== false && hasIndex) about.indexUrl = pageAddress(route || '/', rules);
  const notebooks = isBundled ? shownImports(files, context) : hiddenImports(files, context);
  return `export default { ${inner(about)}, notebooks: ${notebooks} };\n`;
}

function shownImports(files: NotebookFile[], context: RegistryContext): string {
  const entries = files.map(
    (file) =>
      `{ ${inner(fieldsOf(file, context))}, load: () => import(${JSON.stringify(context.specifier(file))}) }`,
  );
  return `[\n${entries.join(',\n')}\n]`;
}

function hiddenImports(files: NotebookFile[], context: RegistryContext): string {
  const entries = files.map((file) => [fieldsOf(file, context), context.specifier(file)]);
  // Vite parses every module, and a string the fastest.
  return `JSON.parse(${JSON.stringify(JSON.stringify(entries))})
  .map(([fields, specifier]) => ({ ...fields, load: () => import(/* @vite-ignore */ specifier) }))`;
}

function fieldsOf(
  { id, path, relative }: NotebookFile,
  { route, rules }: RegistryContext,
): Omit<RegisteredNotebook, 'load'> {
  if (route === false) return { id, path, relative };
  const address = `${route}/${id}`;
  return { id, path, relative, url: pageAddress(address, rules), stem: fileAddress(address, rules) };
}

/** The fields of an object, as JSON. */
function inner(fields: object): string {
  return JSON.stringify(fields).slice(1, -1);
}
