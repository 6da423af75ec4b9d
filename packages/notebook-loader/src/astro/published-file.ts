import { getImage } from 'astro:assets';
import { basename } from 'node:path';
import { multiline } from '../nbformat/index.ts';
import type { Attachments } from '../nbformat/notebook.ts';
import { mediaFile } from '../outputs/media-file.ts';
import { createMediaStore } from '../outputs/media-store.ts';
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

/** Name in the media store of an attachment, in the first of its media types that a page may show. */
export function attachmentName(name: string, attachments: Attachments): string | undefined {
  const bundle = Object.hasOwn(attachments, name) ? attachments[name] : undefined;
  for (const [mediaType, content] of Object.entries(bundle ?? {})) {
    const file = mediaFile(mediaType, multiline(content) ?? '');
    if (file) return createMediaStore().add(file).name;
  }
  return undefined;
}
