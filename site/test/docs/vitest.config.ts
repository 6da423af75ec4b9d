import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `pnpm test:docs`: every guide of the documentation as a project of its own, and its commands. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['site/test/docs/**/*.guides.ts'],
    reporters: ['default', './tools/closing-line-reporter.ts'],
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxConcurrency: 2,
  },
});
