import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin, ViteDevServer } from 'vite';
import type { NotebookFile } from './find-notebooks.ts';
import { isInFolder, isNotebookIn } from './is-in-folder.ts';
import { notebookModule } from './notebook-module.ts';
import type { NotebookSource, PrepareResult } from './notebook-source.ts';
import type { RegistryContext } from './registry-module.ts';

/** The module that pages import to reach the notebooks; see `registry.ts`. */
const REGISTRY = 'notebook-loader/registry';
const RESOLVED_REGISTRY = `\0${REGISTRY}`;
/** The schema of the front matter; see `fields-schema.ts`. */
const FIELDS_SCHEMA = 'notebook-loader/fields-schema';
/** The layout of the notebooks' pages and of their index. */
const LAYOUTS: ReadonlyMap<string, 'page' | 'index'> = new Map([
  ['notebook-loader/page-layout', 'page'],
  ['notebook-loader/index-layout', 'index'],
]);
/** A notebook's module is its file with this query, so Vite itself knows what a change of the file concerns. */
const QUERY = '?notebook';

export interface NotebooksPluginSettings {
  source: NotebookSource;
  /** Absolute paths or package specifiers of the layouts. */
  layouts: Record<'page' | 'index', string>;
  /** Absolute path of the module with the schema of the front matter. */
  fieldsSchema: string | undefined;
  /** Source of the registry's module, for the notebooks of the folder. */
  registryModule: (
    files: NotebookFile[],
    imports: Pick<RegistryContext, 'specifier' | 'isBundled'>,
  ) => string;
  /** Called for each notebook that is rendered. */
  onPrepared: (file: NotebookFile, result: PrepareResult) => void;
}

function moduleOf({ path }: Pick<NotebookFile, 'path'>): string {
  return path + QUERY;
}

/** As {@link moduleOf}, for imports that no bundler has read: on Windows, an absolute path is no specifier. */
function addressOf({ path }: Pick<NotebookFile, 'path'>): string {
  return pathToFileURL(path).href + QUERY;
}

function pathOf(address: string): string {
  return fileURLToPath(address.slice(0, -QUERY.length)).replaceAll('\\', '/');
}

/** A module that nobody has written. Without saying so, Vite draws a map of it, which takes longer than all else that it does to it. */
function generated(code: string): { code: string; map: { mappings: '' }; moduleType: 'js' } {
  return { code, map: { mappings: '' }, moduleType: 'js' };
}

/** Serves the notebooks to the project's pages: the registry, and a module for each notebook. */
export function notebooksPlugin({
  source,
  layouts,
  fieldsSchema,
  registryModule,
  onPrepared,
}: NotebooksPluginSettings): Plugin {
  return {
    name: 'notebook-loader',
    enforce: 'pre',

    resolveId: {
      filter: {
        id: [/^notebook-loader\/(?:registry|fields-schema|page-layout|index-layout)$/, /\.ipynb\?notebook$/i],
      },
      handler(id) {
        if (id === REGISTRY) return RESOLVED_REGISTRY;
        if (id === FIELDS_SCHEMA) return fieldsSchema;
        if (id.startsWith('file:')) return moduleOf({ path: pathOf(id) });
        const layout = LAYOUTS.get(id);
        return layout === undefined ? id : this.resolve(layouts[layout]);
      },
    },

    load: {
      filter: { id: [new RegExp(`^\0${REGISTRY}$`), /\.ipynb\?notebook$/i] },
      async handler(id) {
        if (id === RESOLVED_REGISTRY) {
          const isBundled = this.environment.mode === 'build';
          const specifier = isBundled ? moduleOf : addressOf;
          return generated(registryModule(await source.files(), { specifier, isBundled }));
        }
        const file = await source.fileAt(id.slice(0, -QUERY.length));
        if (file === undefined) return undefined;
        this.addWatchFile(file.path);
        const result = await source.prepare(file);
        onPrepared(file, result);
        return generated(notebookModule(result));
      },
    },

    configureServer(server) {
      watch(server, source);
    },

    hotUpdate({ type, file, modules }) {
      if (type !== 'update' || modules.length === 0 || !isNotebookIn(source.settings.base, file))
        return undefined;
      // No import leads there from the registry, but pages may keep what it tells, such as props of getStaticPaths().
      const registry = this.environment.moduleGraph.getModuleById(RESOLVED_REGISTRY);
      return registry && [...modules, registry];
    },
  };
}

/** Keeps the pages of `astro dev` as the folder is, wherever the folder lies. */
function watch(server: ViteDevServer, source: NotebookSource): void {
  const { base } = source.settings;
  server.watcher.add(base);
  const reload = (modules: Iterable<string>) => {
    for (const environment of Object.values(server.environments)) {
      for (const id of modules) {
        const module = environment.moduleGraph.getModuleById(id);
        if (module) environment.moduleGraph.invalidateModule(module, undefined, Date.now(), true);
      }
    }
    server.environments.client.hot.send({ type: 'full-reload' });
  };

  const listChanged = (path: string) => {
    if (!isNotebookIn(base, path)) return;
    const rendered = source.refresh();
    reload([RESOLVED_REGISTRY, ...rendered.map((path) => moduleOf({ path }))]);
  };
  server.watcher.on('add', listChanged);
  server.watcher.on('unlink', listChanged);
  server.watcher.on('change', async (path) => {
    if (!isInFolder(base, path)) return;
    const dependents = await source.forgetDependents(path.replaceAll('\\', '/'));
    if (dependents.length > 0) reload([RESOLVED_REGISTRY, ...dependents.map((path) => moduleOf({ path }))]);
  });
}
