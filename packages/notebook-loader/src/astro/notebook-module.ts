import type { PrepareResult } from './notebook-source.ts';
import type { PreparedFile } from './prepared-notebook.ts';
import type { NotebookModule } from './registry.ts';

/**
 * The source of a notebook's module: its data and HTML, and an import for each file that it shows, which puts the file
 * into the hands of Vite and, for images, of Astro's asset pipeline.
 */
export function notebookModule(result: PrepareResult): string {
  if ('diagnosis' in result) {
    const module: NotebookModule = { diagnosis: result.diagnosis, images: {}, files: {} };
    return Object.entries(module)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
      .join('');
  }
  const { images, files, stylesheet, dependencies: _, ...notebook } = result.notebook;
  const imports: string[] = [];
  const record = (name: string, entries: PreparedFile[], query: (path: string) => string) => {
    const fields = entries.map(({ key, path }, index) => {
      imports.push(`import ${name}${index} from ${JSON.stringify(path + query(path))};\n`);
      return `${JSON.stringify(key)}: ${name}${index}`;
    });
    return `export const ${name} = { ${fields.join(', ')} };\n`;
  };
  if (stylesheet !== undefined)
    imports.push(`import stylesheet from ${JSON.stringify(stylesheet + AS_FILE)};\n`);
  const body = [
    record('images', images, (path) => (path.endsWith('.svg') ? AS_FILE : '')),
    record('files', files, () => AS_FILE),
    stylesheet === undefined ? '' : 'export { stylesheet };\n',
    `export const notebook = ${JSON.stringify(notebook)};\n`,
  ];
  return [...imports, ...body].join('');
}

/** Vite would write a small file into the page as a `data:` address, which a strict CSP refuses. */
const AS_FILE = '?url&no-inline';
