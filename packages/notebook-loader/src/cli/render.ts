import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { visit } from 'unist-util-visit';
import { resolveMedia } from '../media/index.ts';
import { type RenderedNotebook, renderNotebook, toHtml } from '../render.ts';
import { decode } from '../trust/url-policy.ts';
import { count } from './check.ts';
import { type Diagnosis, diagnoseError, diagnoseMessages, formatDiagnosis } from './diagnose-notebook.ts';
import { type FoundNotebook, findOrExplain } from './find-notebooks.ts';
import { escapeHtml, htmlPage } from './page-template.ts';
import type { CommandOptions, Terminal } from './run.ts';
import { commonStylesheet } from './stylesheet.ts';

interface WrittenPage {
  /** Path below the output folder, with `/`. */
  address: string;
  title: string;
  description: string | undefined;
}

/** `notebook-loader render`: a folder of static pages. One bad notebook does not stop the others. */
export async function render(
  paths: readonly string[],
  options: CommandOptions,
  terminal: Terminal,
): Promise<number> {
  if (options.out === undefined) {
    terminal.error('Say where to write: notebook-loader render <file or folder>… --out <folder>');
    return 2;
  }
  const out = resolve(options.out);
  const notebooks = await findOrExplain(paths, terminal);
  if (!notebooks) return 2;
  const started = performance.now();
  await mkdir(join(out, 'media'), { recursive: true });
  await writeFile(join(out, 'notebook.css'), await commonStylesheet());
  const pages: WrittenPage[] = [];
  const diagnoses: Diagnosis[] = [];
  for (const [index, notebook] of notebooks.entries()) {
    terminal.progress(`${index + 1} of ${notebooks.length}  ${notebook.name}`);
    try {
      const rendered = await renderNotebook(await readFile(notebook.path), {
        path: notebook.path,
        remoteImages: options['remote-image'] ?? [],
      });
      pages.push(await writePage(rendered, notebook, out));
      diagnoses.push(...diagnoseMessages(notebook.name, rendered));
    } catch (error) {
      diagnoses.push(diagnoseError(notebook.name, error));
    }
  }
  terminal.progress('');
  await writeFile(join(out, 'index.html'), indexPage(pages));
  const errors = diagnoses.filter(({ level }) => level === 'error');
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  terminal.out(
    `${count(pages.length, 'page')} in ${seconds} s to ${options.out}; ${count(errors.length, 'notebook')} failed, ` +
      `${count(diagnoses.length - errors.length, 'warning')} (notebook-loader check shows them)`,
  );
  for (const error of errors) terminal.error(formatDiagnosis(error));
  return errors.length > 0 ? 1 : 0;
}

async function writePage(
  rendered: RenderedNotebook,
  notebook: FoundNotebook,
  out: string,
): Promise<WrittenPage> {
  const address = notebook.name.replace(/\.ipynb$/i, '.html');
  const root = '../'.repeat(address.split('/').length - 1);
  for (const { name, bytes } of rendered.media) await writeFile(join(out, 'media', name), bytes);
  resolveMedia(rendered.hast, (name) => `${root}media/${name}`);
  linkPages(rendered);
  await copyRelativeImages(rendered, notebook, join(out, dirname(address)));
  const target = join(out, address);
  await mkdir(dirname(target), { recursive: true });
  const stylesheet = rendered.css ? address.replace(/\.html$/, '.css') : undefined;
  if (stylesheet) await writeFile(join(out, stylesheet), rendered.css);
  const title = rendered.frontmatter.title ?? notebook.name;
  const { description } = rendered.frontmatter;
  const nav = `<nav><a href="${root}index.html">All notebooks</a></nav>`;
  const body = `${nav}\n<main>${toHtml(rendered.hast)}</main>`;
  await writeFile(target, htmlPage({ title, description, root, stylesheet, body }));
  return { address, title, description };
}

/** `other.ipynb#part` → `other.html#part`. */
function linkPages({ hast }: RenderedNotebook): void {
  visit(hast, 'element', (link) => {
    const { href } = link.properties;
    if (link.properties.dataNotebookLink === undefined || typeof href !== 'string') return;
    delete link.properties.dataNotebookLink;
    link.properties.href = href.replace(/\.ipynb(?=[?#]|$)/i, '.html');
  });
}

/** Pictures that lie beside the notebook come along; nothing from outside of its folder does. */
async function copyRelativeImages(
  { hast }: RenderedNotebook,
  { path }: FoundNotebook,
  to: string,
): Promise<void> {
  const sources = new Set<string>();
  visit(hast, 'element', (image) => {
    const { src } = image.properties;
    if (image.properties.dataNotebookRelative === undefined || typeof src !== 'string') return;
    delete image.properties.dataNotebookRelative;
    sources.add(decode(src.replace(/[?#].*$/, '')));
  });
  for (const source of sources) {
    const from = resolve(dirname(path), source);
    const below = relative(dirname(path), from);
    if (below.startsWith('..') || resolve(below) === below || below.split(sep).includes('..')) continue;
    const isFile = await stat(from).then(
      (info) => info.isFile(),
      () => false,
    );
    if (!isFile || !/\.(?:png|jpe?g|gif|webp|avif|bmp)$/i.test(below)) continue;
    await mkdir(dirname(join(to, below)), { recursive: true });
    await copyFile(from, join(to, below));
  }
}

function indexPage(pages: readonly WrittenPage[]): string {
  const items = pages.map(({ address, title, description }) => {
    const about = description
      ? `<small>${escapeHtml(description)}</small>`
      : `<small>${escapeHtml(address)}</small>`;
    return `<li><a href="${escapeHtml(encodeURI(address))}">${escapeHtml(title)}</a>${about}</li>`;
  });
  const body = `<main><h1>Notebooks</h1>\n<ul class="nb-index">\n${items.join('\n')}\n</ul></main>`;
  return htmlPage({ title: 'Notebooks', root: '', body });
}
