import type { Plugin } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';
import { buildCode, knownBuildsCode, lazyBuildsCode } from './builds-code.ts';
import { followExports, invalidate } from './follow-exports.ts';
import { isInside } from './watch-exports.ts';

/** The virtual module that tells pages what was packed. In dev there is one more below it for each build. */
const BUILDS_MODULE = 'astro-unity:builds';
const RESOLVED = `\0${BUILDS_MODULE}`;

const resolved = (name: string): string => `${RESOLVED}/${name}`;

export interface BuildsModuleOptions {
  registry(): BuildRegistry;
  /** An error as Astro shows it. */
  wrapError(error: unknown): Error;
  /** Called in dev after each export, whole or not. */
  onExport(): Promise<void>;
}

/**
 * Serves `astro-unity:builds`, and keeps it true in `astro dev`. There a page waits for the exports that it shows, and
 * fails with the reason where one of them cannot be read; a build needs them all.
 */
export function buildsModule({ registry, wrapError, onExport }: BuildsModuleOptions): Plugin {
  let stop = async (): Promise<void> => {};
  return {
    name: BUILDS_MODULE,
    // Vite reloads all pages for an HTML file that changes, and Unity writes one with each export.
    config: ({ server }, { command }) =>
      command === 'build' || server?.watch === null
        ? {}
        : { server: { watch: { ignored: [(file: string) => isPageOfExport(file, registry())] } } },
    configureServer(server) {
      stop = followExports(server, registry(), (name) => [resolved(name), RESOLVED], onExport);
    },
    buildEnd: () => stop(),
    resolveId: {
      filter: { id: new RegExp(`^${BUILDS_MODULE}(?:/|$)`) },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: new RegExp(`^${RESOLVED}(?:/|$)`) },
      async handler(id) {
        const { environment } = this;
        try {
          if (id !== RESOLVED) return buildCode((await registry().get(id.slice(resolved('').length))).build);
          if (environment.mode !== 'dev') return knownBuildsCode(await registry().playerBuilds());
          return lazyBuildsCode(
            [...registry().directories.keys()],
            BUILDS_MODULE,
            environment.config.consumer,
          );
        } catch (error) {
          // What has been loaded keeps the failure for the page that it fails; the next page asks again.
          if (environment.mode === 'dev') invalidate(environment, [RESOLVED]);
          throw wrapError(error);
        }
      },
    },
  };
}

function isPageOfExport(file: string, { directories }: BuildRegistry): boolean {
  return file.endsWith('.html') && [...directories.values()].some((directory) => isInside(directory, file));
}
