import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `pnpm test:deploy`: Vercel's real command line, 360 MB from npm, against an API on this machine. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['site/test/deploy/**/*.vercel.ts'],
    reporters: ['default', './tools/closing-line-reporter.ts'],
    testTimeout: 600_000,
    // The first run installs the command line.
    globalSetup: ['site/test/deploy/install-vercel.ts'],
    maxConcurrency: 4,
  },
});
