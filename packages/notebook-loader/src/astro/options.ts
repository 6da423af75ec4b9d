import { z } from 'astro/zod';
import type { PluggableList } from 'unified';
import type { RenderOptions } from '../render.ts';
import { type ExecuteOptions, executeOption, type ResolvedExecuteOptions } from './execute-options.ts';
import { parseWithFriendlyErrors } from './friendly-errors.ts';
import type { ImageFormat } from './image-format.ts';
import { globs, host, nonEmpty, plugin, renderer, route, theme } from './option-values.ts';
import {
  entryShape,
  type PublishOptions,
  publishShape,
  type ResolvedPublishOptions,
} from './publish-options.ts';

/** What a collection of notebooks is, however its pages come about. */
export interface NotebookSourceOptions {
  /**
   * The folder that holds the notebooks, relative to the project root. It may lie outside of it (`../research`).
   * Nothing outside of this folder is read, whatever a notebook links to.
   */
  base: string;
  /**
   * Which files in `base` are notebooks: one glob or several, `!` excludes.
   * `.ipynb_checkpoints` and `node_modules` are always left out.
   *
   * @default every file that ends in `.ipynb`
   */
  pattern?: string | string[] | undefined;
  /** remark plugins, run on the Markdown cells in their usual place. */
  remarkPlugins?: PluggableList | undefined;
  /** rehype plugins, run on the whole notebook's HTML tree after it has been sanitised. */
  rehypePlugins?: PluggableList | undefined;
  /**
   * Shiki themes for code, by name.
   *
   * @default Colours of the package's stylesheet, which a site sets by custom properties (`--nb-t-keyword` …).
   */
  shiki?: RenderOptions['shiki'];
  /** Renderers for media types of your own, or in the place of the package's. */
  outputs?: RenderOptions['outputs'];
  /**
   * Hosts whose pictures the pages may load. Pictures of other hosts are shown as links: loading one tells its host who
   * reads the page.
   *
   * @default The project's `image.domains`.
   */
  remoteImages?: readonly string[] | undefined;
  /**
   * Hosts whose data charts (Vega, Altair) may read while the site is built, such as `cdn.jsdelivr.net` or `*.example.org`.
   * Charts that read from other hosts are shown by what else their output has.
   *
   * @default []
   */
  remoteData?: readonly string[] | undefined;
  /**
   * What pictures are encoded as when the site is built: AVIF, which keeps the lines and letters of plots in half of WebP's bytes,
   * or WebP, which is made in a quarter of the time. `astro dev` makes WebP; vector drawings, GIF and WebP stay what they are.
   * The integration has AVIF encoded with the effort 2, unless the project's `image.service.config.avif` says otherwise.
   *
   * @default 'avif'
   */
  imageFormat?: 'avif' | 'webp' | undefined;
  /**
   * Leaves the heading out with which a notebook begins, where that is its title: for layouts that show the title themselves.
   *
   * @default false
   */
  omitTitle?: boolean | undefined;
  /**
   * Notebooks whose outputs may run scripts (Bokeh, Folium, live Plotly figures …): `true` for all of them, or globs within
   * `base`. Each runs in a frame of its own: sandboxed, without the site's origin, cookies and storage, unable to open
   * windows or to leave the frame, and loaded when it comes into view. It may load scripts from any host that speaks https.
   * In the other notebooks a page shows what else the output has, and says what it does not show.
   *
   * @default false
   */
  trust?: boolean | string | string[] | undefined;
  /**
   * Whether Jupyter runs the notebooks before they are rendered, and how. The site shows what they put out then; the files stay as
   * they are. What has run once does not run again until its code changes, or the installed packages. **Code that runs may do
   * whatever you may**: say it for notebooks only that you would run yourself.
   *
   * @default false
   */
  execute?: boolean | ExecuteOptions | undefined;
  /**
   * What a notebook that cannot be shown, or not be run, does to `astro build`: `error` fails it at the end, with the diagnosis of
   * every such notebook; `warn` prints them, leaves out the pages of what cannot be shown, and shows as far as it came what could
   * not be run. In `astro dev` the page shows the diagnosis.
   *
   * @default 'error'
   */
  onBroken?: 'error' | 'warn' | undefined;
}

/** Options of the integration. */
export interface NotebookLoaderOptions extends NotebookSourceOptions, PublishOptions {
  /**
   * Where the pages go: the index at this path, each notebook below it, at its own path within `base`.
   * `false` makes no pages, for a site that only uses `<Notebook>` and `<NotebookCell>`.
   *
   * @default '/notebooks'
   */
  route?: string | false | undefined;
  /**
   * An Astro component for the notebooks' pages, relative to the project root. It gets the prop `notebook`
   * (a `NotebookPage`) and the rendered notebook in its default slot. Without one, pages are complete by themselves.
   */
  layout?: string | undefined;
  /**
   * A module, relative to the project root, whose default export is a zod object: what the front matter of every notebook must
   * say. Pages get what it makes of the front matter as `data`, with its type. A notebook that does not fit is one that cannot
   * be shown, see `onBroken`.
   *
   * @example './src/notebook-schema.ts'
   */
  schema?: string | undefined;
  /**
   * The index page. `layout` names an Astro component that gets the prop `notebooks` (`NotebookPage[]`) and the cards in its
   * default slot. `false` makes no index.
   */
  index?: false | { layout?: string | undefined } | undefined;
}

/** Options with the defaults filled in. */
export interface ResolvedSourceOptions {
  base: string;
  pattern: string[];
  route: string | undefined;
  /** How to render; `remoteImages` is absent where the project's settings decide. */
  render: RenderOptions;
  imageFormat: ImageFormat;
  omitTitle: boolean;
  /** Globs of the notebooks whose scripts run. */
  trust: string[];
  /** `undefined` where nothing is run. */
  execute: ResolvedExecuteOptions;
  onBroken: 'error' | 'warn';
}

/** Options of the loader with the defaults filled in. */
export interface ResolvedEntryOptions
  extends ResolvedSourceOptions,
    Pick<ResolvedPublishOptions, 'downloads' | 'repository'> {}

/** Options of the integration with the defaults filled in. */
export interface ResolvedOptions extends Omit<ResolvedSourceOptions, 'route'> {
  route: string | false;
  layout: string | undefined;
  schema: string | undefined;
  index: false | { layout: string | undefined };
  publish: ResolvedPublishOptions;
}

const plugins = z.array(plugin).default([]);

const aFolder = 'Expected the folder of the notebooks, such as "../research".';

const folder = z.string(aFolder).min(1, aFolder);

const sourceShape = {
  base: folder,
  pattern: globs.default('**/*.ipynb').transform((pattern) => [pattern].flat()),
  remarkPlugins: plugins,
  rehypePlugins: plugins,
  shiki: z.strictObject({ themes: z.strictObject({ light: theme, dark: theme }) }).optional(),
  outputs: z.array(renderer).optional(),
  remoteImages: z.array(host).optional(),
  remoteData: z.array(host).optional(),
  imageFormat: z.enum(['avif', 'webp']).default('avif'),
  omitTitle: z.boolean().default(false),
  trust: z
    .union([z.boolean(), nonEmpty, z.array(nonEmpty)])
    .default(false)
    .transform((trust) => (typeof trust === 'boolean' ? (trust ? ['**'] : []) : [trust].flat())),
  execute: executeOption,
  onBroken: z.enum(['error', 'warn']).default('error'),
};

/** What the `notebooks()` loader takes. */
export const sourceSchema = z.strictObject({
  ...sourceShape,
  ...entryShape,
  route: route.optional(),
});

/** What the integration takes. */
export const optionsSchema = z.strictObject({
  ...sourceShape,
  ...publishShape,
  route: z.union([route, z.literal(false)]).default('/notebooks'),
  layout: nonEmpty.optional(),
  schema: nonEmpty.optional(),
  index: z
    .union([z.literal(false), z.strictObject({ layout: nonEmpty.optional() })])
    .default({})
    .transform((index) => (index === false ? index : { layout: index.layout })),
});

/** Names of the integration's options. */
export const optionNames: readonly string[] = Object.keys(optionsSchema.shape);

/**
 * Checks the options of the integration and fills in the defaults.
 *
 * @throws {AstroError} that lists every option that cannot be used.
 */
export function parseOptions(options: unknown): ResolvedOptions {
  const parsed = parseWithFriendlyErrors(optionsSchema, options, {
    subject: 'The options of notebook-loader',
    example: "notebookLoader({ base: '../research', route: '/notebooks' })",
  });
  const { base, pattern, route, layout, schema, index, trust, imageFormat, omitTitle, onBroken } = parsed;
  const { execute, downloads, repository, llms, pagefind } = parsed;
  return {
    ...{
      base,
      pattern,
      route,
      layout,
      schema,
      index,
      trust,
      imageFormat,
      omitTitle,
      execute,
      onBroken,
      render: renderOptions(parsed),
    },
    publish: { downloads, repository, llms, pagefind },
  };
}

/** Checks the options of the content loader and fills in the defaults. Errors as {@link parseOptions}. */
export function parseSourceOptions(options: unknown): ResolvedEntryOptions {
  const parsed = parseWithFriendlyErrors(sourceSchema, options, {
    subject: 'The options of the notebooks() loader',
    example: "notebooks({ base: '../research' })",
  });
  const { base, pattern, route, trust, imageFormat, omitTitle, onBroken } = parsed;
  const { execute, downloads, repository } = parsed;
  return {
    ...{ base, pattern, route, trust, imageFormat, omitTitle, execute, onBroken, downloads, repository },
    render: renderOptions(parsed),
  };
}

function renderOptions({
  remarkPlugins,
  rehypePlugins,
  shiki,
  outputs,
  remoteImages,
  remoteData,
}: Omit<RenderOptions, 'trust'>): RenderOptions {
  return { remarkPlugins, rehypePlugins, shiki, outputs, remoteImages, remoteData };
}
