import { fileURLToPath } from 'node:url';
import type { StarlightPlugin } from '@astrojs/starlight/types';
import type { AstroIntegration } from 'astro';
import { z } from 'astro/zod';
import type { Plugin } from 'vite';
import { parseWithFriendlyErrors } from '../astro/friendly-errors.ts';
import { type NotebookLoaderOptions, optionsSchema } from '../astro/options.ts';
import notebookLoader from '../index.ts';
import { packageFile, packageModule } from '../package-file.ts';

/** How Starlight's sidebar lists the notebooks. */
export interface SidebarOptions {
  /**
   * What stands above them.
   *
   * @default 'Notebooks'
   */
  label?: string | undefined;
  /**
   * Whether the group is closed at first.
   *
   * @default false
   */
  collapsed?: boolean | undefined;
}

export interface StarlightNotebooksOptions extends NotebookLoaderOptions {
  /**
   * The group of the sidebar that lists the notebooks, below those of Starlight's own `sidebar`; folders are groups in it.
   * `false` lists them nowhere.
   */
  sidebar?: SidebarOptions | false | undefined;
}

/**
 * Starlight plugin: makes a page of every Jupyter notebook in a folder, in Starlight's own layout, and lists them in the
 * sidebar. It adds the integration by itself, and takes its options.
 *
 * @example starlight({ title: 'Lab', plugins: [starlightNotebooks({ base: '../research' })] })
 * @throws {AstroError} if an option cannot be used.
 */
export default function starlightNotebooks(passed: StarlightNotebooksOptions): StarlightPlugin {
  parseWithFriendlyErrors(pluginSchema, passed, {
    subject: 'The options of the Starlight plugin of notebook-loader',
    example: "starlightNotebooks({ base: '../research', sidebar: { label: 'Notebooks' } })",
  });
  const { sidebar = {}, ...options } = passed;
  const integration = notebookLoader({
    omitTitle: true,
    ...options,
    layout: options.layout ?? fileURLToPath(packageFile('starlight/NotebookPage.astro')),
    index:
      options.index === false
        ? false
        : { layout: fileURLToPath(packageFile('starlight/NotebookIndex.astro')), ...options.index },
  });
  return {
    name: 'notebook-loader',
    hooks: {
      'config:setup': ({ config, updateConfig, addIntegration, addRouteMiddleware }) => {
        addIntegration(integration);
        updateConfig({ head: [...(config.head ?? []), { tag: 'style', content: layerOrder }] });
        const { label = 'Notebooks', collapsed = false } = sidebar === false ? {} : sidebar;
        addIntegration(provideSettings({ label, collapsed }));
        if (sidebar === false || options.route === false) return;
        addRouteMiddleware({ entrypoint: fileURLToPath(packageModule('starlight/list-notebooks')) });
      },
    },
  };
}

const pluginSchema = optionsSchema.extend({
  sidebar: z
    .union([
      z.literal(false),
      z.strictObject({ label: z.string().optional(), collapsed: z.boolean().optional() }),
    ])
    .optional(),
});

/**
 * The order of the layers, as in `starlight.css`, before all stylesheets: in which order those stand in a page depends on which
 * pages share them.
 */
const layerOrder = '@layer base, starlight, notebook, notebook-content;';

/** Hands the settings to the middleware, which runs where the pages are made. */
function provideSettings(settings: Required<SidebarOptions>): AstroIntegration {
  const name = 'notebook-loader/starlight-sidebar';
  const plugin: Plugin = {
    name,
    enforce: 'pre',
    resolveId: { filter: { id: /^notebook-loader\/starlight-sidebar$/ }, handler: () => `\0${name}` },
    load: {
      filter: { id: /^\0notebook-loader\/starlight-sidebar$/ },
      handler: () => `export default ${JSON.stringify(settings)};`,
    },
  };
  return {
    name,
    hooks: { 'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [plugin] } }) },
  };
}
