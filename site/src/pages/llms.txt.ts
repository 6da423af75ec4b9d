import { type CollectionEntry, getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { getNotebooks, llmsSection } from 'notebook-loader/pages';

/** What the site has, for language models. @see https://llmstxt.org */
export const GET: APIRoute = async ({ site }) =>
  new Response(`# RealMotionEngine

> Human motion on the web: Unity WebGL builds and Jupyter notebooks as fast, static pages, with two open source packages for Astro.

## Pages

- [Pose demo](${new URL('/demo/', site)}): motion clips on a jointed figure, with noise, a filter, and joint angles
- [Notebooks](${new URL('/notebooks/', site)}): all notebooks, with pictures and search
- [Status](${new URL('/status/', site)}): the site’s targets for speed, errors and size, how they are measured, the last report, and what visits cost

## Documentation

${(await getCollection('docs')).map((entry) => line(entry, site)).join('\n')}

${llmsSection(await getNotebooks())}
`);

function line({ id, data }: CollectionEntry<'docs'>, site: URL | undefined): string {
  const [, section, page] = id.split('/');
  const title = page === undefined ? data.title : `${section}: ${data.title}`;
  return `- [${title}](${new URL(`/${id}/`, site)})${data.description ? `: ${data.description}` : ''}`;
}
