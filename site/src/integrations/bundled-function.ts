import type { AstroIntegration } from 'astro';

/**
 * Bundles libraries into the deployed function, with only what it uses of them: from `node_modules`, each would be copied
 * whole, and a function that starts would read some 300 files.
 *
 * @param libraries names of packages. They stay outside while developing, where those in CommonJS cannot be bundled.
 */
export function bundledFunction({ libraries }: { libraries: string[] }): AstroIntegration {
  return {
    name: 'bundled-function',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'bundled-function',
                apply: 'build',
                configEnvironment: (name) =>
                  name === 'ssr' ? { resolve: { noExternal: libraries } } : undefined,
              },
            ],
          },
        });
      },
    },
  };
}
