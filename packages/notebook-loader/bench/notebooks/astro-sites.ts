import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Notebook, type Output, parseNotebook } from '../../src/nbformat/index.ts';
import { measureProcess, type ProcessMeasure } from './measure-process.ts';
import { measureSaves } from './measure-saves.ts';

const ASTRO = fileURLToPath(new URL('../../node_modules/astro/bin/astro.mjs', import.meta.url));

/** Inside the package, so that the sites find `astro` and `notebook-loader`. */
const SITES = fileURLToPath(new URL('../../test/.projects/', import.meta.url));

/** Two sites of the same text: one of notebooks without their pictures, one of Markdown files. */
export interface AstroSites extends AsyncDisposable {
  build(site: AstroSite): Promise<ProcessMeasure>;
  /** Milliseconds from the save of the file of median size until its page shows it, in `astro dev`. */
  saves(site: AstroSite, count: number): Promise<number[]>;
}

export type AstroSite = 'notebooks' | 'markdown';

/** Makes both sites from a folder of notebooks. */
export async function writeAstroSites(source: string): Promise<AstroSites> {
  await mkdir(SITES, { recursive: true });
  const root = await mkdtemp(join(SITES, 'bench-'));
  const [notebooks, markdown] = [join(root, 'notebooks'), join(root, 'markdown')];
  await writeConfig(
    notebooks,
    "import notebookLoader from 'notebook-loader';\nexport default { integrations: [notebookLoader({ base: './content', route: '/notebooks' })] };\n",
  );
  await writeConfig(markdown, 'export default {};\n');
  await mkdir(join(notebooks, 'content'));
  await mkdir(join(markdown, 'src/pages'), { recursive: true });
  await mkdir(join(notebooks, 'src/pages'), { recursive: true });
  for (const name of await readdir(source)) {
    const path = join(source, name);
    const notebook = withoutPictures(parseNotebook(await readFile(path), { path }));
    await writeFile(join(notebooks, 'content', name), JSON.stringify(notebook));
    await writeFile(join(markdown, 'src/pages', name.replace(/\.ipynb$/, '.md')), asMarkdown(notebook));
  }
  const folders = { notebooks, markdown };
  return {
    async build(site) {
      for (const folder of ['dist', 'node_modules', '.astro']) {
        await rm(join(folders[site], folder), { recursive: true, force: true });
      }
      return measureProcess(process.execPath, [ASTRO, 'build', '--root', folders[site]], {
        env: { ASTRO_TELEMETRY_DISABLED: '1' },
      });
    },
    async saves(site, count) {
      const content = join(notebooks, 'content');
      const sized = await Promise.all(
        (await readdir(content)).map(async (name) => ({
          name: basename(name, '.ipynb'),
          bytes: (await stat(join(content, name))).size,
        })),
      );
      const { name = '' } = sized.sort((a, b) => a.bytes - b.bytes)[sized.length >> 1] ?? {};
      const saved = {
        notebooks: { file: join(content, `${name}.ipynb`), page: `/notebooks/${name}/` },
        markdown: { file: join(markdown, 'src/pages', `${name}.md`), page: `/${name}/` },
      };
      return measureSaves([ASTRO, folders[site]], { ...saved[site], saves: count });
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

async function writeConfig(root: string, config: string): Promise<void> {
  await mkdir(root, { recursive: true });
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(join(root, 'astro.config.mjs'), config);
}

function withoutPictures(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type === 'code') return { ...cell, outputs: cell.outputs.map(withoutPicture) };
    const source = cell.source.replace(/!(\[[^\]]*\])(?:\([^)]*\)|\[[^\]]*\])/g, '$1');
    return { ...cell, attachments: {}, source };
  });
  return { ...notebook, nbformat: 4, nbformat_minor: 5, cells };
}

/** Charts are drawn to pictures, which nobody does for Markdown. */
function withoutPicture(output: Output): Output {
  if (output.output_type === 'stream' || output.output_type === 'error') return output;
  const data = Object.entries(output.data).filter(
    ([mediaType, content]) =>
      /^text\/(?:plain|html|latex|markdown)$/.test(mediaType) && !String(content).includes('<script'),
  );
  return { ...output, data: Object.fromEntries(data) };
}

function asMarkdown(notebook: Notebook): string {
  const parts = notebook.cells.flatMap((cell) => {
    if (cell.cell_type !== 'code') return [cell.source];
    return [fence(cell.source, notebook.language), ...cell.outputs.map(outputMarkdown)];
  });
  return parts.join('\n\n');
}

function outputMarkdown(output: Output): string {
  if (output.output_type === 'stream') return fence(output.text, 'text');
  if (output.output_type === 'error') return fence(output.traceback.join('\n'), 'text');
  const { 'text/html': html, 'text/plain': plain } = output.data;
  return typeof html === 'string' && html.includes('<table')
    ? html.replace(/\n\s*/g, '\n')
    : fence(String(plain ?? ''), 'text');
}

function fence(text: string, language: string): string {
  return `~~~~~${language}\n${text}\n~~~~~`;
}
