import type { Plugin } from 'vite';
import type { BuildRegistry } from '../build-registry.ts';

/** The virtual module that tells pages what was packed. */
export const BUILDS_MODULE = 'astro-unity:builds';
const RESOLVED = `\0${BUILDS_MODULE}`;

/** Serves `astro-unity:builds`. An export that cannot be read fails the import, with the reason. */
export function buildsModule(registry: () => BuildRegistry, wrapError: (error: unknown) => Error): Plugin {
  return {
    name: BUILDS_MODULE,
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
        return `export const builds = ${JSON.stringify(builds)};\nexport default builds;\n`;
      },
    },
  };
}

/** The id under which Vite keeps the module. */
export const resolvedBuildsModule = RESOLVED;
