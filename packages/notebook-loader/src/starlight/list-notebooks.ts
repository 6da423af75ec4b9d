import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { getNotebooks } from 'notebook-loader/pages';
import settings from 'notebook-loader/starlight-sidebar';
import { sidebarEntries } from './sidebar-entries.ts';

/** Puts the notebooks into the sidebar of every page. */
export const onRequest = defineRouteMiddleware(async ({ locals, url }) => {
  const entries = sidebarEntries(await getNotebooks(), url.pathname);
  if (entries.length === 0) return;
  locals.starlightRoute.sidebar.push({ type: 'group', ...settings, entries, badge: undefined });
});
