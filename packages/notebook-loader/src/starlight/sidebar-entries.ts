import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import type { NotebookPage } from '../astro/pages.ts';

type SidebarEntry = StarlightRouteData['sidebar'][number];
type ListedNotebook = Pick<NotebookPage, 'id' | 'title' | 'url'>;

/**
 * Links to notebooks, in their order; those in a folder in a group of its name, where its first notebook stands.
 *
 * @param current Path of the page that the sidebar is for.
 */
export function sidebarEntries(notebooks: readonly ListedNotebook[], current: string): SidebarEntry[] {
  return list(
    notebooks.map((notebook) => ({ ...notebook, path: notebook.id.split('/') })),
    comparable(current),
  );
}

function list(notebooks: (ListedNotebook & { path: string[] })[], current: string): SidebarEntry[] {
  const folders = Map.groupBy(notebooks, ({ path }) => (path.length > 1 ? path[0] : undefined));
  const listed = new Set<string>();
  return notebooks.flatMap(({ title, url, path: [folder = '', ...rest] }): SidebarEntry[] => {
    if (rest.length === 0) {
      if (url === undefined) return [];
      const isCurrent = comparable(url) === current;
      return [{ type: 'link', label: title, href: url, isCurrent, badge: undefined, attrs: {} }];
    }
    if (listed.has(folder)) return [];
    listed.add(folder);
    const inside = (folders.get(folder) ?? []).map(({ path, ...notebook }) => ({
      ...notebook,
      path: path.slice(1),
    }));
    const entries = list(inside, current);
    return [{ type: 'group', label: labelOf(folder), entries, collapsed: false, badge: undefined }];
  });
}

/** `part-1` → `Part 1` */
function labelOf(folder: string): string {
  return folder.charAt(0).toUpperCase() + folder.slice(1).replaceAll('-', ' ');
}

/** Addresses that a host answers with the same page are the same. */
function comparable(path: string): string {
  return decodeURI(path).replace(/(?:\/|\.html)$/, '');
}
