import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import vercel from '@astrojs/vercel';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: process.env.SITE_URL ?? 'https://realmotionengine.example',
  trailingSlash: 'always',
  // The strict Content-Security-Policy allows no inline style and no inline script.
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  adapter: vercel(),
  integrations: [react(), mdx(), sitemap()],
});
