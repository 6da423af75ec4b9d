import { basename, dirname, relative } from 'node:path';
import type { Element, Properties, Root } from 'hast';
import type { NotebookMedia } from '../render.ts';
import { addressesIn, RELATIVE, removeAddress } from './addresses.ts';
import type { ImageMark, PlacedImage } from './image-marks.ts';
import { findLocalFile, keepLocalFile } from './local-file.ts';
import type { Looks } from './looks.ts';
import { MEDIA_SCHEME } from './media-scheme.ts';
import type { MediaStore } from './media-store.ts';
import type { PreparedFile } from './prepared-notebook.ts';

/** What Astro's asset pipeline reads. */
const IMAGE = /\.(?:jpe?g|png|apng|tiff?|webp|gif|svg|avif)$/i;

interface PlaceContext {
  /** Absolute path of the notebook. */
  notebook: string;
  /** Absolute path of the folder that nothing outside of may be read. */
  base: string;
  media: NotebookMedia[];
  store: MediaStore;
  /** Learns what was asked of the files beside the notebook. */
  looks: Looks;
  warn: (reason: string, element: Element) => void;
}

export interface PlacedFiles {
  images: PreparedFile[];
  files: PreparedFile[];
  dependencies: string[];
  placed: PlacedImage[];
}

/**
 * Brings every file that a notebook shows or links to into the store, from inside the notebook and from beside it.
 * An address that leads nowhere, or out of the folder, is removed and reported.
 */
export async function placeFiles(tree: Root, context: PlaceContext): Promise<PlacedFiles> {
  const inside = new Map(context.media.map((media) => [`${MEDIA_SCHEME}${media.name}`, media]));
  const images = new Map<string, PreparedFile>();
  const files = new Map<string, PreparedFile>();
  const dependencies = new Set<string>();
  const placed: PlacedImage[] = [];

  for (const { element, property, address } of addressesIn(tree)) {
    const path = await store(address, element);
    if (path === undefined) {
      if (inside.has(address) || RELATIVE.test(address) || address.startsWith(MEDIA_SCHEME)) {
        removeAddress({ element, property });
      }
      continue;
    }
    if (element.tagName === 'img' && property === 'src' && IMAGE.test(path)) {
      const key = importKey(context.notebook, path);
      images.set(key, { key, path });
      delete element.properties.dataNotebookRelative;
      const mark: ImageMark = { ...htmlAttributes(element.properties), src: key, layout: 'none' };
      const density = densityOf(element, inside.get(address));
      if (density > 1) mark.densities = [1, density];
      placed.push({ element, attributes: JSON.stringify(mark) });
    } else {
      const key = basename(path);
      files.set(key, { key, path });
      element.properties[property] = `${MEDIA_SCHEME}${key}`;
    }
  }
  return {
    images: [...images.values()],
    files: [...files.values()],
    dependencies: [...dependencies],
    placed,
  };

  async function store(address: string, element: Element): Promise<string | undefined> {
    const media = inside.get(address);
    if (media) return context.store.keep(media);
    if (!RELATIVE.test(address)) return undefined;
    const found = await findLocalFile(address, context.notebook, context.base);
    if ('problem' in found) {
      context.looks.file(address, found.problem);
      context.warn(`The address "${address}" ${found.problem}.`, element);
      return undefined;
    }
    dependencies.add(found.path);
    const kept = await keepLocalFile(found.path, context.store);
    context.looks.file(address, basename(kept));
    return kept;
  }
}

/** The import specifier that Astro's content layer resolves against the notebook's own path. */
function importKey(notebook: string, path: string): string {
  const key = relative(dirname(notebook), path).replaceAll('\\', '/');
  return key.startsWith('.') ? key : `./${key}`;
}

/** hast properties as the attributes that `getImage()` passes through. */
function htmlAttributes({ className, ...properties }: Properties): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if ((name === 'width' || name === 'height') && !/^\d+(?:px)?$/.test(String(value))) continue;
    attributes[hyphenated(name)] = Array.isArray(value) ? value.join(' ') : value;
  }
  if (Array.isArray(className)) attributes.class = className.join(' ');
  return attributes;
}

/** Pixels of the image for one of the page, where the notebook shows it smaller than it is; to one digit, at most 3. */
function densityOf({ properties }: Element, media: NotebookMedia | undefined): number {
  const shown = Number(properties.width);
  if (media?.width === undefined || media.mediaType === 'image/svg+xml' || !(shown > 0)) return 1;
  const density = Math.floor((media.width / shown) * 10) / 10;
  return density < MINIMAL_DENSITY ? 1 : Math.min(3, density);
}

/** Below it, a second file is not worth its bytes. */
const MINIMAL_DENSITY = 1.3;

/** `dataNotebookRelative` → `data-notebook-relative`; other names are the same in both. */
function hyphenated(name: string): string {
  return /^(?:data|aria)[A-Z]/.test(name)
    ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : name;
}
