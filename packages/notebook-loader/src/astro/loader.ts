import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AstroError } from 'astro/errors';
import type { Loader, LoaderContext } from 'astro/loaders';
import { BuildReport } from './build-report.ts';
import { entryFilesAddress, mediaFolder, namesInHtml, noteEntryFiles } from './entry-files.ts';
import type { NotebookFile } from './find-notebooks.ts';
import { findRepository } from './find-repository.ts';
import { isInFolder, isNotebookIn } from './is-in-folder.ts';
import { isCurrent, loadEntry } from './load-entry.ts';
import { NotebookSource } from './notebook-source.ts';
import { openExecutor } from './open-executor.ts';
import { normalizeRoute } from './option-values.ts';
import { type NotebookSourceOptions, parseSourceOptions } from './options.ts';
import { addressRules, fileAddress, pageAddress } from './page-address.ts';
import { type EntryPublishing, knownDownloads } from './publish-entry.ts';
import type { PublishOptions } from './publish-options.ts';
import { notebookSchema } from './schema.ts';
import { unmatchedOptions } from './unmatched-options.ts';

export { notebookSchema } from './schema.ts';

export interface NotebooksLoaderOptions extends NotebookSourceOptions, Pick<PublishOptions, 'repository'> {
  /**
   * Where the site shows the entries, each at its id below this path: links between notebooks lead there.
   *
   * @default The name of the collection.
   */
  route?: string | undefined;
  /**
   * The forms in which a notebook lies beside its entry's page, as the integration has them: `true` for all, or
   * `{ script: false }` for all but one. Published for every entry but drafts, whether the project gives it a page or not, and so
   * only where you say it. An entry has their addresses as `downloads`; `<NotebookActions entry={entry} />` shows them. The
   * integration publishes them.
   *
   * @default false
   */
  downloads?: PublishOptions['downloads'];
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
      const places = {
        base: fileURLToPath(new URL(settings.base, config.root)),
        root: fileURLToPath(config.root),
        mediaFolder: fileURLToPath(mediaFolder(config.cacheDir)),
      };
      const source = new NotebookSource({
        ...places,
        pattern: settings.pattern,
        omitTitle: settings.omitTitle,
        imageFormat: context.watcher ? undefined : settings.imageFormat,
        trust: settings.trust,
        executor: await openExecutor(settings.execute, places, context.watcher !== undefined, context.logger),
        render: { ...settings.render, remoteImages: settings.render.remoteImages ?? config.image.domains },
        // Which entries get pages is for the project to say.
        drafts: true,
        threads: context.watcher === undefined,
        pageOf: (id) => pageAddress(`${route}/${id}`, rules),
      });
      const needy =
        settings.trust.length > 0 ? 'trust' : settings.downloads.length > 0 ? 'downloads' : undefined;
      if (needy !== undefined && entryFilesAddress(config) === undefined) {
        const published = needy === 'trust' ? 'the documents of the frames' : 'the files';
        throw new AstroError(
          `The option "${needy}" of the notebooks() loader needs the integration, which publishes ${published}.`,
          'Add notebookLoader({ base, route: false }) to the integrations in the Astro config, with the same base.',
        );
      }
      const { downloads, repository } = settings;
      const root = fileURLToPath(config.root);
      const publish: EntryPublishing = {
        downloads,
        stemOf: ({ id }) => fileAddress(`${route}/${id}`, rules),
        repository: repository && (await findRepository(repository, source.settings.base, root)),
        site: config.site,
      };
      const report = new BuildReport(context.logger, context.watcher !== undefined);
      await loadAll(source, publish, report, context);
      if (context.watcher) watch(context.watcher, source, publish, report, context);
      else report.finish(settings.onBroken);
    },
  };
}

/** Brings the collection up to date with the folder. */
async function loadAll(
  source: NotebookSource,
  publish: EntryPublishing,
  report: BuildReport,
  context: LoaderContext,
): Promise<void> {
  const gone = new Set(context.store.keys());
  const files = await source.files();
  for (const text of unmatchedOptions(files, source.settings)) context.logger.warn(text);
  // Links lead to them, so every entry depends on all of them.
  const pages = files.map(({ id }) => source.settings.pageOf(id));
  const surroundings = context.generateDigest({ pages, publish, imageFormat: source.settings.imageFormat });
  const stale: NotebookFile[] = [];
  source.runAhead(files);
  for (const file of files) {
    gone.delete(file.id);
    if (!(await isCurrent(source, file, surroundings, context))) stale.push(file);
  }
  void source.prepareAhead(stale);
  for (const file of stale) report.add(file, await loadEntry(source, file, publish, surroundings, context));
  for (const id of gone) context.store.delete(id);
  const { config, collection, store } = context;
  const address = entryFilesAddress(config);
  if (address === undefined) return;
  const html = store.values().map(({ rendered }) => rendered?.html ?? '');
  const names = new Set(html.flatMap((text) => namesInHtml(text, address)));
  const placed = files.flatMap((file) => {
    const { files: offered, shown } = knownDownloads(file, context);
    for (const name of shown) names.add(name);
    return offered.map(([address, name]) => ({
      address,
      path: name === null ? file.path : join(source.settings.mediaFolder, name),
    }));
  });
  await noteEntryFiles(config.cacheDir, collection, { names: [...names].sort(), placed });
}

/** Keeps the collection of `astro dev` as the folder is, wherever the folder lies. */
function watch(
  watcher: NonNullable<LoaderContext['watcher']>,
  source: NotebookSource,
  publish: EntryPublishing,
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
      if (isNotebookIn(base, path) || dependents.length > 0) await loadAll(source, publish, report, context);
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
