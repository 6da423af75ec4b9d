import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `pnpm test:site-hosts`: the whole site, built for each host and run by that host's own server. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['site/test/hosts/**/*.hosts.ts'],
    reporters: ['default', './tools/closing-line-reporter.ts'],
    globalSetup: ['tools/browser/src/vitest-setup.ts'],
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    testTimeout: 120_000,
    // A build, and in the first run the installation of a command line.
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
