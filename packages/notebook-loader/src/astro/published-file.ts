import { getImage } from 'astro:assets';
import { basename } from 'node:path';
import { findImages } from './image-marks.ts';
import type { NotebookModule } from './registry.ts';

/**
 * Address at which a page shows or links to a file of its notebook: the same picture that the page shows, not one more.
 *
 * @param name of the file in the media store.
 */
export async function publishedFile(
  name: string,
  { notebook, images, files }: NotebookModule,
): Promise<string | undefined> {
  const file = files[name];
  if (file !== undefined) return file;
  const [key, image] = Object.entries(images).find(([key]) => basename(key) === name) ?? [];
  if (image === undefined || typeof image === 'string') return image;
  const mark = findImages(notebook?.html ?? '')
    .map(({ attributes }): Record<string, unknown> => JSON.parse(attributes))
    .find(({ src }) => src === key);
  return (await getImage({ layout: 'none', ...mark, src: image })).src;
}
