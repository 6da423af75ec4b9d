import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import unity from 'astro-unity';
import notebookLoader from 'notebook-loader';
import { requireBuildVariables } from './deploy/environments/variables.ts';
import { hostOf, readTarget } from './src/hosts/choose-host.ts';
import {
  askedOrigins,
  buildTimeImages,
  bundledFunction,
  codeBlocks,
  documentation,
  errorReports,
  hosting,
  noStyleAttributes,
  onlyWhenPrerendered,
  release,
} from './src/integrations/index.ts';
import { clipOutput } from './src/notebooks/clip-output.ts';
import { variables } from './src/variables.ts';
import { EXPORT_BUDGET } from './targets/targets.ts';

requireBuildVariables(process.env);
const target = readTarget(process.env.DEPLOY_TARGET);
const host = await hostOf(target);

export default defineConfig({
  site: process.env.SITE_URL ?? 'https://realmotionengine.example',
  // Pages paint without waiting for a stylesheet; the Content-Security-Policy allows each of them by its hash.
  build: { inlineStylesheets: 'always' },
  // Modules stay in files, which the policy allows without a hash.
  vite: { build: { assetsInlineLimit: 0 } },
  adapter: host.adapter,
  outDir: `./dist/${target}`,
  // Nothing is kept about a visitor; an adapter would ask its host for a store.
  session: false,
  env: { schema: variables },
  // Starlight turns it on for all pages of a site that does not say.
  prefetch: false,
  integrations: [
    react(),
    mdx(),
    sitemap(),
    unity({
      builds: {
        'pose-demo': {
          export: process.env.UNITY_EXPORT || '../unity/reference-player/dist',
          // The reference player answers to the same messages, and has no metadata that would tell their types.
          sources: '../unity/Assets',
        },
      },
      budget: { total: EXPORT_BUDGET, action: 'error' },
      offline: { pages: ['/demo/'] },
    }),
    notebookLoader({
      base: '../research',
      route: '/notebooks',
      outputs: [clipOutput],
      layout: './src/layouts/NotebookLayout.astro',
      index: { layout: './src/layouts/NotebookIndexLayout.astro' },
    }),
    codeBlocks(),
    documentation(),
    onlyWhenPrerendered('@astrojs/starlight/locals'),
    release({ notebooks: '../research' }),
    buildTimeImages(),
    bundledFunction({
      libraries: [
        'zod',
        'cockatiel',
        'rate-limiter-flexible',
        '@openfeature/core',
        '@openfeature/server-sdk',
        '@sentry/core',
      ],
    }),
    noStyleAttributes({ pages: 'docs' }),
    errorReports({ dsn: process.env.PUBLIC_SENTRY_DSN }),
    hosting({ host, connect: askedOrigins(process.env) }),
  ],
});
