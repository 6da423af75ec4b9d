import type { AstroIntegration } from 'astro';

/**
 * Optimises images at build time only: the deployed site has no `/_image` endpoint. Nothing here asks for one, and it would
 * put sharp, 20 MB, into the function that answers `/api`. The dev server keeps it.
 */
export function buildTimeImages(): AstroIntegration {
  return {
    name: 'build-time-images',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const entrypoint = new URL('./no-image-endpoint.ts', import.meta.url).pathname;
        updateConfig({ image: { endpoint: { entrypoint } } });
      },
    },
  };
}
