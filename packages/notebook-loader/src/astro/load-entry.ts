import { access, readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { diagnosisHtml } from './diagnosis-html.ts';
import type { NotebookFile } from './find-notebooks.ts';
import { MEDIA_SCHEME } from './media-scheme.ts';
import type { NotebookSource, PrepareResult } from './notebook-source.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';

/**
 * Brings one entry of a collection up to date with its notebook. One that cannot be shown has an entry in `astro dev`
 * only, which shows the diagnosis.
 *
 * @returns what was made of the notebook; `undefined` where the entry was up to date.
 */
export async function loadEntry(
  source: NotebookSource,
  file: NotebookFile,
  context: LoaderContext,
): Promise<PrepareResult | undefined> {
  const { store, logger, config } = context;
  const digest = await entryDigest(source, file, context);
  const known = store.get(file.id);
  if (known?.digest === digest && (await allExist(known.assetImports ?? [], file))) return undefined;

  const result = await source.prepare(file);
  if ('diagnosis' in result && !context.watcher) {
    store.delete(file.id);
    return result;
  }
  const filePath = relative(fileURLToPath(config.root), file.path).replaceAll('\\', '/');
  const imagePaths = 'notebook' in result ? result.notebook.images.map(({ key }) => key) : [];
  const data =
    'notebook' in result
      ? result.notebook.data
      : { title: source.shownPath(file), language: '', readingTime: 1 };
  store.delete(file.id);
  store.set({
    id: file.id,
    digest,
    filePath,
    data: await context.parseData({ id: file.id, filePath: file.path, data }),
    rendered: {
      html: 'notebook' in result ? await entryHtml(result.notebook) : diagnosisHtml(result.diagnosis),
      metadata: { imagePaths, headings: 'notebook' in result ? result.notebook.headings : [] },
    },
    assetImports: imagePaths,
  });
  if ('notebook' in result) {
    for (const { path } of result.notebook.files) {
      logger.warn(
        `${filePath} uses ${path}, which an entry of a collection cannot carry; pages of the integration can.`,
      );
    }
  }
  return result;
}

/** Changes with everything that the entry is made from. */
async function entryDigest(
  source: NotebookSource,
  file: NotebookFile,
  context: LoaderContext,
): Promise<string> {
  const { render, pageOf } = source.settings;
  return context.generateDigest({
    content: await source.digest(file),
    // Links lead to them.
    pages: (await source.files()).map(({ id }) => pageOf(id)),
    // A plugin is a function: its source is all that can be known of it.
    render: JSON.stringify(render, (_, value) => (typeof value === 'function' ? `${value}` : value)),
  });
}

/** The content store outlives the folder that the images were written to, when somebody clears one of the two. */
async function allExist(imports: string[], file: NotebookFile): Promise<boolean> {
  const checks = imports.map((path) => access(resolve(dirname(file.path), path)));
  return Promise.all(checks).then(
    () => true,
    () => false,
  );
}

async function entryHtml({ html, files, stylesheet }: PreparedNotebook): Promise<string> {
  const style = stylesheet === undefined ? '' : `<style>${await readFile(stylesheet, 'utf8')}</style>`;
  let shown = html;
  for (const { key } of files)
    shown = shown.replaceAll(new RegExp(` [a-z]+="${MEDIA_SCHEME}${escapePattern(key)}"`, 'g'), '');
  return style + shown;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
