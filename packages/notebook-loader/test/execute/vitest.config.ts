import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `pnpm test:execute`: with the Jupyter of the machine, which needs nbclient and ipykernel (`pip install nbclient ipykernel`). */
export default defineConfig({
  root: fileURLToPath(new URL('../../../..', import.meta.url)),
  test: {
    include: ['packages/notebook-loader/test/execute/**/*.jupyter.ts'],
    reporters: ['default', './tools/closing-line-reporter.ts'],
    testTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
