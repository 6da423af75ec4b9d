import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/longest-first.ts';

export default defineConfig({
  test: {
    include: [
      '{packages,tools,site,unity}/**/test/**/*.test.ts',
      '{packages,tools,site,unity}/**/test/**/*.test.tsx',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/fixtures/**'],
    globalSetup: ['tools/browser/src/vitest-setup.ts'],
    reporters: ['default', './tools/closing-line-reporter.ts'],
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    testTimeout: 60_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    // Fixture builds and browsers are heavy: two at a time is what two cores carry.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
