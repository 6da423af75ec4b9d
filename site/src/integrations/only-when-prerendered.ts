import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Leaves a middleware out of the deployed function, for one that only prerendered pages need. Starlight's brings all
 * content of the site and, with its pictures, sharp: 20 MB for a function that answers `/api`.
 *
 * @param entrypoint the module that `addMiddleware()` was given.
 */
export function onlyWhenPrerendered(entrypoint: string): AstroIntegration {
  const passOn = fileURLToPath(new URL('./pass-on.ts', import.meta.url));
  return {
    name: 'only-when-prerendered',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'only-when-prerendered',
                apply: 'build',
                enforce: 'pre',
                resolveId(id) {
                  return id === entrypoint && this.environment.name === 'ssr' ? passOn : undefined;
                },
              },
            ],
          },
        });
      },
    },
  };
}
