import { multiline } from '../nbformat/index.ts';
import type { Attachments } from '../nbformat/notebook.ts';
import { mediaFile } from '../outputs/media-file.ts';
import { createMediaStore } from '../outputs/media-store.ts';

/** Name in the media store of an attachment, in the first of its media types that a page may show. */
export function attachmentName(name: string, attachments: Attachments): string | undefined {
  const bundle = Object.hasOwn(attachments, name) ? attachments[name] : undefined;
  for (const [mediaType, content] of Object.entries(bundle ?? {})) {
    const file = mediaFile(mediaType, multiline(content) ?? '');
    if (file) return createMediaStore().add(file).name;
  }
  return undefined;
}
