import type { Element } from 'hast';
import type { JsonObject } from '../nbformat/index.ts';
import { element } from '../tree/element.ts';
import { type MediaFile, mediaScheme, type NotebookMedia } from './media-store.ts';
import type { OutputContext } from './renderer.ts';

/** A picture of an output as a figure with its caption; the picture becomes a file of the notebook. */
export function figure(file: MediaFile, context: OutputContext, alt: string = context.alt): Element {
  const media = context.media.add(file);
  const background = context.metadata.needs_background;
  const image = element('img', {
    src: `${mediaScheme}${media.name}`,
    ...shownSize(media, context.metadata),
    alt,
    loading: 'lazy',
    decoding: 'async',
    ...(background === 'dark' || background === 'light' ? { className: [`nb-on-${background}`] } : {}),
  });
  const caption = context.caption ? [element('figcaption', {}, context.caption)] : [];
  return element('figure', { className: ['nb-figure'] }, image, ...caption);
}

/** Size in CSS pixels: what the output's metadata asks for (retina plots), else the picture's own. */
function shownSize(media: NotebookMedia, metadata: JsonObject): { width?: number; height?: number } {
  const { width, height } = media;
  const ratio = width && height ? width / height : undefined;
  const wide = pixels(metadata.width);
  const high = pixels(metadata.height);
  if (wide && high) return { width: wide, height: high };
  if (ratio && wide) return { width: wide, height: Math.max(1, Math.round(wide / ratio)) };
  if (ratio && high) return { width: Math.max(1, Math.round(high * ratio)), height: high };
  return width && height ? { width, height } : {};
}

function pixels(value: unknown): number | undefined {
  const size = typeof value === 'string' ? Number(/^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(value)?.[1]) : value;
  return typeof size === 'number' && size >= 1 && size < 32_768 ? Math.round(size) : undefined;
}
