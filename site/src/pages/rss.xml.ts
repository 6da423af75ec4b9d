import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { rssItems } from 'notebook-loader/pages';

/** The notebooks as a feed, newest first. */
export const GET: APIRoute = async ({ site }) =>
  rss({
    title: 'RealMotionEngine: notebooks',
    description: 'Human motion in Jupyter notebooks, run for real, outputs kept.',
    site: site ?? '',
    items: await rssItems(),
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>en</language><atom:link href="${new URL('/rss.xml', site)}" rel="self" type="application/rss+xml"/>`,
  });
