import type { NotebookFile } from './find-notebooks.ts';
import { type AddressRules, fileAddress, pageAddress } from './page-address.ts';

interface RegistryContext {
  /** `false` where the integration makes no pages. */
  route: string | false;
  hasIndex: boolean;
  rules: AddressRules;
  /** What to import for a notebook. */
  specifier: (file: NotebookFile) => string;
}

/** The source of the registry's module: an entry for each notebook, whose content is imported when it is asked for. */
export function registryModule(
  files: NotebookFile[],
  { route, hasIndex, rules, specifier }: RegistryContext,
): string {
  const entries = files.map((file) => {
    const fields: Record<string, string> = { id: file.id, path: file.path };
    if (route !== false) {
      fields.url = pageAddress(`${route}/${file.id}`, rules);
      fields.download = fileAddress(`${route}/${file.id}.ipynb`, rules);
    }
    const plain = JSON.stringify(fields).slice(1, -1);
    return `{ ${plain}, load: () => import(${JSON.stringify(specifier(file))}) }`;
  });
  const indexUrl =
    route !== false && hasIndex ? `indexUrl: ${JSON.stringify(pageAddress(route || '/', rules))}, ` : '';
  return `export default { ${indexUrl}notebooks: [\n${entries.join(',\n')}\n] };\n`;
}
