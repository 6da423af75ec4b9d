import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `pnpm test:hosts`: each host's own server. They are heavy and come from npm and Debian, so they run by themselves. */
export default defineConfig({
  root: fileURLToPath(new URL('../../../..', import.meta.url)),
  test: {
    include: ['packages/astro-unity/test/hosts/**/*.hosts.ts'],
    reporters: ['default', './tools/closing-line-reporter.ts'],
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    testTimeout: 120_000,
    // The first run installs two command lines.
    hookTimeout: 600_000,
  },
});
