import { getCollection } from 'astro:content';
import { getNotebooks } from 'notebook-loader/pages';
import type { Card } from './card.ts';

const PAGES: readonly [path: string, card: Card][] = [
  ['/', { title: 'Human motion, live on the page' }],
  ['/demo/', { title: 'A walking human, in your browser', section: 'Demo' }],
  ['/notebooks/', { title: 'Human motion from the data up', section: 'Notebooks' }],
  ['/status/', { title: 'What we promise, and what we measured', section: 'Status' }],
];

/** The cards of all pages, by the paths of the pages. */
export async function cards(): Promise<Map<string, Card>> {
  const notebooks = await getNotebooks();
  const docs = await getCollection('docs');
  return new Map([
    ...PAGES,
    ...notebooks.flatMap(({ url, title, image }): [string, Card][] =>
      url ? [[url, { title, section: 'Notebooks', picture: fileOf(image) }]] : [],
    ),
    ...docs.map(({ id, data }): [string, Card] => [`/${id}/`, { title: data.title, section: sectionOf(id) }]),
  ]);
}

function sectionOf(id: string): string {
  return id.split('/')[1] ?? 'Documentation';
}

/** Astro keeps the path of an image's file beside what its types tell; `test/social.test.ts` looks at the pictures. */
function fileOf(image: object | string | undefined): string | undefined {
  const path: unknown = typeof image === 'object' ? Reflect.get(image, 'fsPath') : undefined;
  return typeof path === 'string' ? path : undefined;
}
