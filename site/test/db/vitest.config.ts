import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `pnpm test:kill`: ends the migrations' command at each of its steps, on SQLite and on a libSQL server. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['site/test/db/**/*.sweep.ts'],
    reporters: ['default', './tools/closing-line-reporter.ts'],
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
