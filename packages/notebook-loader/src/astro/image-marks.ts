import type { Element } from 'hast';
import type { ImageFormat } from './image-format.ts';

/** The attribute by which Astro's content layer finds the images of an entry. */
const ASTRO_MARK = '__ASTRO_IMAGE_=';

/** What an image's mark carries: the arguments of `getImage()`, attributes of the element among them. */
export interface ImageMark {
  /** Key of the image among those of its notebook. */
  src: string;
  /** None: that of the project's `image.layout` would add inline styles, which a strict CSP refuses. */
  layout: 'none';
  densities?: number[];
  format?: ImageFormat;
  [attribute: string]: unknown;
}

/** An image of the tree, for the asset pipeline. */
export interface PlacedImage {
  element: Element;
  /** Its {@link ImageMark}, as JSON. */
  attributes: string;
}

/** Marks the images in the tree. The marks are turned into Astro's in the text, by {@link insertImages}. */
export function markImages(placed: PlacedImage[], mark: string): void {
  for (const [index, { element }] of placed.entries())
    element.properties = { dataNbImage: `${mark}${index}` };
}

/**
 * Puts Astro's own image marks where {@link markImages} put its. Text of the notebook that looks like one is escaped, so
 * that no notebook can name an image by itself.
 *
 * @param placed The attributes of the images, as {@link PlacedImage} has them.
 */
export function insertImages(html: string, placed: readonly string[], mark: string): string {
  const found = new RegExp(`data-nb-image="${mark}(\\d+)"|${ASTRO_MARK}`, 'g');
  return html.replace(found, (text, index: string | undefined) => {
    if (index === undefined) return `&#95;${ASTRO_MARK.slice(1)}`;
    const attributes = placed[Number(index)];
    return attributes === undefined ? text : `${ASTRO_MARK}"${escapeAttribute(attributes)}"`;
  });
}

/** The marks in a piece of HTML, each with its attributes. */
export function findImages(html: string): { start: number; end: number; attributes: string }[] {
  return [...html.matchAll(/__ASTRO_IMAGE_="([^"]*)"/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    attributes: unescapeAttribute(match[1] ?? ''),
  }));
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;').replaceAll("'", '&#x27;');
}

function unescapeAttribute(text: string): string {
  return text.replaceAll('&#x22;', '"').replaceAll('&#x27;', "'").replaceAll('&#x26;', '&');
}
