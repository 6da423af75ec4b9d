import { getImage } from 'astro:assets';
import type { NotebookPage } from './pages.ts';
import { siteAddress } from './site-address.ts';

/** Media types of the forms of a notebook. */
const formats = [
  ['notebook', 'application/x-ipynb+json'],
  ['markdown', 'text/markdown'],
] as const;

/**
 * What a page is about, for search engines: a `TechArticle` of schema.org, as an object to be written as JSON-LD. Addresses are whole
 * where the project has a `site`; without one, the picture is left out.
 */
export async function structuredData(notebook: NotebookPage): Promise<Record<string, unknown>> {
  const { title, description, authors, date, tags, readingTime, downloads, frontmatter, url } = notebook;
  const { lang, license } = frontmatter;
  return {
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: title,
    description,
    author: authors.map((name) => ({ '@type': 'Person', name })),
    datePublished: date?.toISOString().slice(0, 10),
    keywords: tags.length > 0 ? tags.join(', ') : undefined,
    image: await picture(notebook),
    inLanguage: typeof lang === 'string' ? lang : undefined,
    license: typeof license === 'string' ? license : undefined,
    timeRequired: `PT${readingTime}M`,
    isAccessibleForFree: true,
    url: url === undefined ? undefined : siteAddress(url),
    encoding: formats.flatMap(([form, encodingFormat]) => {
      const address = downloads[form];
      if (address === undefined) return [];
      return { '@type': 'MediaObject', encodingFormat, contentUrl: siteAddress(address) };
    }),
  };
}

/** Address of the picture that stands for a notebook, for those who show it elsewhere; they take no drawings and no WebP. */
async function picture({ image }: NotebookPage): Promise<string | undefined> {
  if (typeof image !== 'object' || import.meta.env.SITE === undefined) return undefined;
  return siteAddress((await getImage({ src: image, format: 'png', layout: 'none' })).src);
}
