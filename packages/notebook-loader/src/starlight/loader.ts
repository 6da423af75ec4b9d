import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { parseWithFriendlyErrors } from '../astro/friendly-errors.ts';
import { type NotebooksLoaderOptions, notebooks } from '../astro/loader.ts';
import { sourceSchema } from '../astro/options.ts';

/** Where Starlight's pages lie. */
const DOCS = './src/content/docs';

export interface DocsWithNotebooksOptions
  extends Omit<NotebooksLoaderOptions, 'base' | 'omitTitle' | 'route'> {
  /**
   * Options of Starlight's own loader.
   */
  docs?: Parameters<typeof docsLoader>[0];
}

/** The folder, the addresses and the title are Starlight's. */
const optionsSchema = sourceSchema
  .omit({ base: true, omitTitle: true, route: true })
  .extend({ docs: z.looseObject({}).optional() });

/**
 * Content-layer loader for Starlight's `docs` collection, whose pages are Jupyter notebooks as well: `.ipynb` files in
 * `src/content/docs` are pages like the Markdown files beside them, in sidebar, search and pagination.
 *
 * @example docs: defineCollection({ loader: docsWithNotebooks(), schema: docsSchema() })
 * @throws {AstroError} if an option cannot be used.
 */
export function docsWithNotebooks(passed: DocsWithNotebooksOptions = {}): Loader {
  parseWithFriendlyErrors(optionsSchema, passed, {
    subject: 'The options of docsWithNotebooks()',
    example: "docsWithNotebooks({ pattern: '**/*.ipynb' })",
  });
  const { docs, ...options } = passed;
  const pages = docsLoader(docs);
  const loader = notebooks({ ...options, base: DOCS, route: '/', omitTitle: true });
  return {
    name: 'notebook-loader-docs',
    async load(context) {
      await pages.load({ ...context, store: partOf(context.store, false) });
      await loader.load(notebookContext(context));
    },
  };
}

type Store = LoaderContext['store'];

/** The store as one of the two loaders may see it: each removes what it does not know. */
function partOf(store: Store, ofNotebooks: boolean): Store {
  return {
    ...store,
    keys: () => store.keys().filter((id) => isNotebook(store.get(id)?.filePath) === ofNotebooks),
  };
}

function isNotebook(path: string | undefined): boolean {
  return path !== undefined && /\.ipynb$/i.test(path);
}

function notebookContext(context: LoaderContext): LoaderContext {
  return {
    ...context,
    store: partOf(context.store, true),
    parseData: ({ data, ...entry }) => context.parseData({ ...entry, data: withoutMarkup(data) }),
  };
}

/** Fields of Starlight that are HTML, which it writes as it is; a notebook need not be the site's author's. */
const MARKUP = new Set(['head', 'banner', 'hero']);

function withoutMarkup<Data extends Record<string, unknown>>(data: Data): Data {
  const safe = { ...data };
  for (const field of MARKUP) delete safe[field];
  return safe;
}
