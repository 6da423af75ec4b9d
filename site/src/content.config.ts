import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

/** `astro-unity/hosts.md` is the page `/docs/astro-unity/hosts/`, so that the rest of the site keeps its addresses. */
function addressOf({ entry }: { entry: string }): string {
  const path = entry.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '');
  return path ? `docs/${path}` : 'docs';
}

export const collections = {
  docs: defineCollection({ loader: docsLoader({ generateId: addressOf }), schema: docsSchema() }),
};
