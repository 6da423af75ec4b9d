import type { Plugin } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';
import { EVENTS } from '../toolbar/events.ts';
import { followExports } from './follow-exports.ts';
import { isInside } from './watch-exports.ts';

/** The virtual module that tells pages what was packed. */
export const BUILDS_MODULE = 'astro-unity:builds';
const RESOLVED = `\0${BUILDS_MODULE}`;

/** Islands that are mounted after an export take its addresses from the module that their page has loaded already. */
const UPDATE_IN_PLACE = `import.meta.hot?.on('${EVENTS.export}', ({ name, build }) => {
  if (build) builds[name] = build;
});
`;

export interface BuildsModuleOptions {
  registry(): BuildRegistry;
  /** An error as Astro shows it. */
  wrapError(error: unknown): Error;
  /** Called in dev after each export, whole or not. */
  onExport(): Promise<void>;
}

/**
 * Serves `astro-unity:builds`, and keeps it true in `astro dev`. An export that cannot be read fails the import, with
 * the reason.
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
      stop = followExports(server, registry(), RESOLVED, onExport);
    },
    buildEnd: () => stop(),
    resolveId: {
      filter: { id: new RegExp(`^${BUILDS_MODULE}$`) },
      handler: () => RESOLVED,
    },
    load: {
      filter: { id: new RegExp(`^\0${BUILDS_MODULE}$`) },
      async handler() {
        const builds = await registry()
          .playerBuilds()
          .catch((error: unknown) => {
            throw wrapError(error);
          });
        const code = `export const builds = ${JSON.stringify(builds)};\nexport default builds;\n`;
        return this.environment.mode === 'dev' ? code + UPDATE_IN_PLACE : code;
      },
    },
  };
}

function isPageOfExport(file: string, { directories }: BuildRegistry): boolean {
  return file.endsWith('.html') && [...directories.values()].some((directory) => isInside(directory, file));
}
