import type { Element } from 'hast';
import { multiline } from '../nbformat/index.ts';
import { figure } from './figure.ts';
import { mediaFile } from './media-file.ts';
import type { OutputContext, OutputRenderer } from './renderer.ts';

/** Drawings: they go to pages as pictures, isolated, so that nothing in them runs and no ids clash. */
export const svgOutput: OutputRenderer = { mediaType: 'image/svg+xml', name: 'image', render: renderPicture };

export const rasterOutput: OutputRenderer = {
  mediaType: /^image\/(?:png|jpe?g|gif|webp|avif|a?png|bmp)$/,
  name: 'image',
  render: renderPicture,
};

function renderPicture(
  value: Parameters<OutputRenderer['render']>[0],
  context: OutputContext,
): Element[] | undefined {
  const content = multiline(value);
  const file = content === undefined ? undefined : mediaFile(context.mediaType, content);
  if (!file) {
    context.message(
      `The content of an ${context.mediaType} output is no such picture; it is not shown.`,
      'bad-image',
    );
    return undefined;
  }
  return [figure(file, context)];
}
