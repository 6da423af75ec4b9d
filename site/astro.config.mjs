import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import vercel from '@astrojs/vercel';
import { defineConfig } from 'astro/config';
import unity from 'astro-unity';
import notebookLoader from 'notebook-loader';
import { buildTimeImages, pageAddresses, release, securityHeaders } from './src/integrations/index.ts';

export default defineConfig({
  site: process.env.SITE_URL ?? 'https://realmotionengine.example',
  // The strict Content-Security-Policy allows no inline style and no inline script.
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  adapter: vercel(),
  integrations: [
    react(),
    mdx(),
    sitemap(),
    unity({ builds: { 'pose-demo': '../unity/reference-player/dist' } }),
    notebookLoader({
      base: '../research',
      route: '/notebooks',
      layout: './src/layouts/NotebookLayout.astro',
      index: { layout: './src/layouts/NotebookIndexLayout.astro' },
    }),
    release({ notebooks: '../research' }),
    buildTimeImages(),
    pageAddresses(),
    securityHeaders(),
  ],
});
