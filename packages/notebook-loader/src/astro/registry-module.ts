import type { NotebookFile } from './find-notebooks.ts';
import { type AddressRules, fileAddress, pageAddress } from './page-address.ts';
import type { RegisteredNotebook, Registry, RegistrySettings } from './registry.ts';

interface RegistryContext {
  /** `false` where the integration makes no pages. */
  route: string | false;
  hasIndex: boolean;
  rules: AddressRules;
  settings: RegistrySettings;
  /** What to import for a notebook. */
  specifier: (file: NotebookFile) => string;
}

/** The source of the registry's module: an entry for each notebook, whose content is imported when it is asked for. */
export function registryModule(
  files: NotebookFile[],
  { route, hasIndex, rules, settings, specifier }: RegistryContext,
): string {
  const entries = files.map((file) => {
    const { id, path, relative } = file;
    const fields: Omit<RegisteredNotebook, 'load'> = { id, path, relative };
    if (route !== false) {
      fields.url = pageAddress(`${route}/${id}`, rules);
      fields.stem = fileAddress(`${route}/${id}`, rules);
    }
    return `{ ${inner(fields)}, load: () => import(${JSON.stringify(specifier(file))}) }`;
  });
  const about: Omit<Registry, 'notebooks'> = { ...settings };
  if (route !== false && hasIndex) about.indexUrl = pageAddress(route || '/', rules);
  return `export default { ${inner(about)}, notebooks: [\n${entries.join(',\n')}\n] };\n`;
}

/** The fields of an object, as JSON. */
function inner(fields: object): string {
  return JSON.stringify(fields).slice(1, -1);
}
