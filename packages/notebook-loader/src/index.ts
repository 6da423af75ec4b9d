import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { BuildReport } from './astro/build-report.ts';
import {
  forgetEntryFiles,
  mediaFolder,
  publishEntryFiles,
  type SitePlaces,
  serveEntryFiles,
} from './astro/entry-files.ts';
import { avifSettings } from './astro/image-format.ts';
import { type FieldsSchema, fieldsTypes, loadSchema } from './astro/load-schema.ts';
import { NotebookSource } from './astro/notebook-source.ts';
import { openExecutor } from './astro/open-executor.ts';
import { type NotebookLoaderOptions, parseOptions } from './astro/options.ts';
import { type AddressRules, addressRules, fileAddress, pageAddress } from './astro/page-address.ts';
import { publishDownloads, WRITTEN_FORMS } from './astro/publish-downloads.ts';
import type { DownloadForm } from './astro/publish-options.ts';
import { registryModule } from './astro/registry-module.ts';
import { registrySettings } from './astro/registry-settings.ts';
import { resolveLayout } from './astro/resolve-layout.ts';
import { unmatchedOptions } from './astro/unmatched-options.ts';
import { notebooksPlugin } from './astro/vite-plugin.ts';
import { packageFile, packageModule } from './package-file.ts';

export type { NotebookLoaderOptions } from './astro/options.ts';
export type { NotebookFrontmatter, NotebookHeading } from './render.ts';

/**
 * Makes a page of every Jupyter notebook in a folder, and an index of them.
 *
 * @example notebookLoader({ base: '../research', route: '/notebooks' })
 * @throws {AstroError} if an option cannot be used.
 */
export default function notebookLoader(options: NotebookLoaderOptions): AstroIntegration {
  const { base, pattern, route, layout, schema, index, trust, ...rest } = parseOptions(options);
  const { imageFormat, omitTitle, render, execute, onBroken, publish } = rest;
  let rules: AddressRules | undefined;
  let report: BuildReport | undefined;
  let fields: FieldsSchema | undefined;
  let cacheDir: URL | undefined;
  let places: SitePlaces = { assets: '_astro', base: '/' };
  let isDev = false;
  let isBuild = false;
  let source: NotebookSource | undefined;

  const finalRules = (): AddressRules => {
    if (rules === undefined) {
      throw new AstroError('notebook-loader was asked for a page before the Astro config was complete.');
    }
    return rules;
  };

  return {
    name: 'notebook-loader',
    hooks: {
      'astro:config:setup': async ({ config, command, injectRoute, updateConfig, addWatchFile, logger }) => {
        isDev = command === 'dev';
        isBuild = command === 'build';
        ({ cacheDir } = config);
        places = { assets: config.build.assets, base: config.base };
        if (!isDev) await forgetEntryFiles(cacheDir);
        const pageReport = new BuildReport(logger, isDev);
        report = pageReport;
        const root = fileURLToPath(config.root);
        const folder = fileURLToPath(new URL(base, config.root));
        const settings = await registrySettings(publish, folder, root);
        fields = schema === undefined ? undefined : await loadSchema(schema, config.root);
        if (fields) addWatchFile(fields.path);
        const folders = { base: folder, root, mediaFolder: fileURLToPath(mediaFolder(config.cacheDir)) };
        const notebooks = new NotebookSource({
          ...folders,
          pattern,
          trust,
          omitTitle,
          imageFormat: isDev ? undefined : imageFormat,
          fields,
          executor: await openExecutor(execute, folders, isDev, logger),
          render: { ...render, remoteImages: render.remoteImages ?? config.image.domains },
          drafts: isDev,
          threads: !isDev,
          pageOf: (id) => (route === false ? undefined : pageAddress(`${route}/${id}`, finalRules())),
        });
        source = notebooks;
        const layouts = {
          page: resolveLayout(
            layout,
            config.root,
            'layout',
            packageFile('components/layouts/NotebookPage.astro'),
          ),
          index: resolveLayout(
            index === false ? undefined : index.layout,
            config.root,
            'index.layout',
            packageFile('components/layouts/NotebookIndex.astro'),
          ),
        };
        const plugin = notebooksPlugin({
          source: notebooks,
          layouts,
          fieldsSchema: fields?.path,
          registryModule: (files, imports) =>
            registryModule(files, {
              ...{ route, hasIndex: index !== false, rules: finalRules(), ...imports },
              settings,
            }),
          onPrepared: (file, result) => pageReport.add(file, result),
        });
        updateConfig({ ...avifSettings(config.image.service), vite: { plugins: [plugin] } });

        if (route === false) return;
        const inject = (suffix: string, entrypoint: URL) =>
          injectRoute({ pattern: `${route}${suffix}` || '/', entrypoint, prerender: true });
        if (index !== false) inject('', packageFile('astro/routes/index.astro'));
        inject('/[...notebook]', packageFile('astro/routes/notebook.astro'));
        for (const form of publish.downloads)
          if (!isBuild || !WRITTEN_FORMS.includes(form))
            inject(downloadPatterns[form], packageModule(`astro/routes/${form}`));
        if (settings.llms) inject('/llms.txt', packageModule('astro/routes/llms'));
      },

      'astro:config:done': ({ config, injectTypes }) => {
        rules = addressRules(config, isDev ? 'dev' : 'build');
        // Astro needs a while until it asks for them.
        if (isBuild && route !== false) void source?.prepareAhead();
        if (!fields) return;
        const folder = new URL('.astro/integrations/notebook-loader/', config.root);
        injectTypes({ filename: 'notebooks.d.ts', content: fieldsTypes(fields, folder) });
      },

      'astro:server:setup': ({ server }) => {
        if (cacheDir) server.middlewares.use(serveEntryFiles(cacheDir, places));
      },

      'astro:build:done': async ({ dir, logger }) => {
        if (cacheDir) await publishEntryFiles(cacheDir, dir, places);
        if (source && route !== false) {
          await publishDownloads(source, dir, {
            forms: publish.downloads,
            stemOf: (id) => fileAddress(`${route}/${id}`, finalRules()),
            base: places.base,
          });
        }
        await source?.prune();
        if (source)
          for (const text of unmatchedOptions(await source.files(), source.settings)) logger.warn(text);
        report?.finish(onBroken);
      },
    },
  };
}

/** Where each form's files lie. No id of a notebook has a dot, so none of them is another's page. */
const downloadPatterns: Record<DownloadForm, string> = {
  notebook: '/[...notebook].ipynb',
  clean: '/[...notebook].clean.ipynb',
  script: '/[...notebook].[extension]',
  markdown: '/[...notebook].md',
};
