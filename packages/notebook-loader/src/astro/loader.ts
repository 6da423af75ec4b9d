import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AstroError } from 'astro/errors';
import type { Loader, LoaderContext } from 'astro/loaders';
import { BuildReport } from './build-report.ts';
import { entryFilesAddress, mediaFolder, namesInHtml, noteEntryFiles } from './entry-files.ts';
import type { NotebookFile } from './find-notebooks.ts';
import { isInFolder, isNotebookIn } from './is-in-folder.ts';
import { isCurrent, loadEntry } from './load-entry.ts';
import { NotebookSource } from './notebook-source.ts';
import { normalizeRoute } from './option-values.ts';
import { type NotebookSourceOptions, parseSourceOptions } from './options.ts';
import { addressRules, pageAddress } from './page-address.ts';
import { notebookSchema } from './schema.ts';
import { unmatchedOptions } from './unmatched-options.ts';

export { notebookSchema } from './schema.ts';

export interface NotebooksLoaderOptions extends NotebookSourceOptions {
  /**
   * Where the site shows the entries, each at its id below this path: links between notebooks lead there.
   *
   * @default The name of the collection.
   */
  route?: string | undefined;
}

/**
 * Content-layer loader for Jupyter notebooks, for projects that define their own collection:
 * `defineCollection({ loader: notebooks({ base: '../research' }) })`. An entry renders with Astro's `render(entry)`, and has
 * the data of {@link notebookSchema}.
 *
 * @throws {AstroError} if an option cannot be used.
 */
export function notebooks(options: NotebooksLoaderOptions): Loader {
  const settings = parseSourceOptions(options);
  return {
    name: 'notebook-loader',
    schema: notebookSchema,
    async load(context) {
      const { config, collection } = context;
      // Only `astro dev` has a watcher.
      const rules = addressRules(config, context.watcher ? 'dev' : 'build');
      const route = normalizeRoute(settings.route ?? collection);
      const source = new NotebookSource({
        base: fileURLToPath(new URL(settings.base, config.root)),
        pattern: settings.pattern,
        omitTitle: settings.omitTitle,
        trust: settings.trust,
        root: fileURLToPath(config.root),
        mediaFolder: fileURLToPath(mediaFolder(config.cacheDir)),
        render: { ...settings.render, remoteImages: settings.render.remoteImages ?? config.image.domains },
        // Which entries get pages is for the project to say.
        drafts: true,
        threads: context.watcher === undefined,
        pageOf: (id) => pageAddress(`${route}/${id}`, rules),
      });
      if (settings.trust.length > 0 && entryFilesAddress(config) === undefined) {
        throw new AstroError(
          'The option "trust" of the notebooks() loader needs the integration, which publishes the documents of the frames.',
          'Add notebookLoader({ base, route: false }) to the integrations in the Astro config, with the same base.',
        );
      }
      const report = new BuildReport(context.logger, context.watcher !== undefined);
      await loadAll(source, report, context);
      if (context.watcher) watch(context.watcher, source, report, context);
      else report.finish(settings.onBroken);
    },
  };
}

/** Brings the collection up to date with the folder. */
async function loadAll(source: NotebookSource, report: BuildReport, context: LoaderContext): Promise<void> {
  const gone = new Set(context.store.keys());
  const files = await source.files();
  for (const text of unmatchedOptions(files, source.settings)) context.logger.warn(text);
  // Links lead to them, so every entry depends on all of them.
  const pages = context.generateDigest(files.map(({ id }) => source.settings.pageOf(id)).join());
  const stale: NotebookFile[] = [];
  for (const file of files) {
    gone.delete(file.id);
    if (!(await isCurrent(source, file, pages, context))) stale.push(file);
  }
  void source.prepareAhead(stale);
  for (const file of stale) report.add(file, await loadEntry(source, file, pages, context));
  for (const id of gone) context.store.delete(id);
  const { config, collection, store } = context;
  const address = entryFilesAddress(config);
  if (address === undefined) return;
  const html = store.values().map(({ rendered }) => rendered?.html ?? '');
  const names = new Set(html.flatMap((text) => namesInHtml(text, address)));
  await noteEntryFiles(config.cacheDir, collection, names);
}

/** Keeps the collection of `astro dev` as the folder is, wherever the folder lies. */
function watch(
  watcher: NonNullable<LoaderContext['watcher']>,
  source: NotebookSource,
  report: BuildReport,
  context: LoaderContext,
): void {
  const { base } = source.settings;
  watcher.add(base);
  const reload = async (changed: string) => {
    const path = resolve(changed);
    if (!isInFolder(base, path)) return;
    try {
      const dependents = await source.forgetDependents(path.replaceAll('\\', '/'));
      if (isNotebookIn(base, path) || dependents.length > 0) await loadAll(source, report, context);
    } catch (error) {
      context.logger.error(
        `The notebooks could not be loaded again: ${error instanceof Error ? error.message : error}`,
      );
    }
  };
  watcher.on('change', reload);
  for (const event of ['add', 'unlink'] as const) {
    watcher.on(event, (path) => {
      if (!isNotebookIn(base, resolve(path))) return;
      source.refresh();
      void reload(path);
    });
  }
}
