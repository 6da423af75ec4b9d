import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/**
 * Titles of the documentation name the package that a page is about, as "Hosts" says little in a list of search results; and what
 * the site's own head says of social images, Starlight's does not say again.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { id, entry, siteTitle, head } = locals.starlightRoute;
  const [, section, page] = id.split('/');
  if (page !== undefined) {
    const title = head.find(({ tag }) => tag === 'title');
    if (title) title.content = [entry.data.title, section, siteTitle].join(' · ');
  }
  const isOurs = ({ attrs }: (typeof head)[number]) => attrs?.name === 'twitter:card';
  locals.starlightRoute.head = head.filter((element) => !isOurs(element));
});
