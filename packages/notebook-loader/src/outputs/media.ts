import { multiline } from '../nbformat/index.ts';
import { element } from '../tree/element.ts';
import { mediaFile } from './media-file.ts';
import { mediaScheme } from './media-store.ts';
import type { OutputRenderer } from './renderer.ts';

/** Sound and video, as files for the browser's own player. */
export const playerOutput: OutputRenderer = {
  mediaType: /^(?:audio|video)\//,
  name: 'player',
  render(value, { mediaType, media, alt }) {
    const file = mediaFile(mediaType, multiline(value) ?? '');
    if (!file) return undefined;
    const src = `${mediaScheme}${media.add(file).name}`;
    return [
      element(mediaType.startsWith('video/') ? 'video' : 'audio', {
        src,
        controls: true,
        preload: 'none',
        ariaLabel: alt,
      }),
    ];
  },
};

/** PDF, as a file for the browser's own viewer. */
export const pdfOutput: OutputRenderer = {
  mediaType: 'application/pdf',
  name: 'file',
  render(value, { mediaType, media }) {
    const content = multiline(value) ?? '';
    const file = content.startsWith('JVBER') ? mediaFile(mediaType, content) : undefined;
    if (!file) return undefined;
    return [
      element(
        'p',
        {},
        element('a', { href: `${mediaScheme}${media.add(file).name}` }, 'Open the PDF document'),
      ),
    ];
  },
};
