import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Watches every page for errors, and sends them to Sentry. Without a DSN, pages carry nothing of it.
 *
 * @param dsn the variable `PUBLIC_SENTRY_DSN`.
 */
export function errorReports({ dsn }: { dsn: string | undefined }): AstroIntegration {
  return {
    name: 'error-reports',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (!dsn || command !== 'build') return;
        const watch = fileURLToPath(new URL('../errors/watch.ts', import.meta.url));
        injectScript('page', `import ${JSON.stringify(watch)};`);
      },
    },
  };
}
