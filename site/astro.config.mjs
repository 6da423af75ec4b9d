import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import vercel from '@astrojs/vercel';
import { defineConfig } from 'astro/config';
import unity from 'astro-unity';
import notebookLoader from 'notebook-loader';
import { requireBuildVariables } from './deploy/environments/variables.ts';
import {
  buildTimeImages,
  bundledFunction,
  codeBlocks,
  documentation,
  functionRegions,
  noStyleAttributes,
  onlyWhenPrerendered,
  pageAddresses,
  release,
  securityHeaders,
} from './src/integrations/index.ts';
import { clipOutput } from './src/notebooks/clip-output.ts';
import { variables } from './src/variables.ts';

requireBuildVariables(process.env);

export default defineConfig({
  site: process.env.SITE_URL ?? 'https://realmotionengine.example',
  // Pages paint without waiting for a stylesheet; the Content-Security-Policy allows each of them by its hash.
  build: { inlineStylesheets: 'always' },
  // Modules stay in files, which the policy allows without a hash.
  vite: { build: { assetsInlineLimit: 0 } },
  // Seconds; what a function waits for gives up after five.
  adapter: vercel({ maxDuration: 15 }),
  env: { schema: variables },
  // Starlight turns it on for all pages of a site that does not say.
  prefetch: false,
  integrations: [
    react(),
    mdx(),
    sitemap(),
    unity({
      builds: { 'pose-demo': process.env.UNITY_EXPORT || '../unity/reference-player/dist' },
      budget: { total: 3_000_000, action: 'error' },
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
      ],
    }),
    functionRegions(),
    pageAddresses(),
    noStyleAttributes({ pages: 'docs' }),
    securityHeaders(),
  ],
});
