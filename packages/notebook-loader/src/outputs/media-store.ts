import { createHash } from 'node:crypto';
import type { KeepPart } from './keep-part.ts';

/** A file that came out of a notebook. */
export interface NotebookMedia {
  /** First 16 hexadecimal digits of the content's SHA-256, and the extension: `0f3c….png`. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Intrinsic size in CSS pixels, for pictures whose header tells it. */
  width?: number;
  height?: number;
}

export interface MediaFile {
  mediaType: string;
  /** Without the dot. */
  extension: string;
  bytes: Uint8Array;
  size?: { width: number; height: number } | undefined;
}

/** Collects the files of one notebook, each content once. */
export interface MediaStore {
  add(file: MediaFile): NotebookMedia;
  list(): NotebookMedia[];
}

/** @param keep takes the contents; by default they stay in memory. */
export function createMediaStore(keep?: KeepPart): MediaStore {
  const files = new Map<string, NotebookMedia>();
  return {
    add({ mediaType, extension, bytes, size }) {
      const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${extension}`;
      const known = files.get(name);
      if (known) return known;
      const read = keep?.(bytes);
      const media: NotebookMedia = read
        ? {
            ...{ name, mediaType, ...size },
            get bytes() {
              return read();
            },
          }
        : { name, mediaType, bytes, ...size };
      files.set(name, media);
      return media;
    },
    list: () => [...files.values()],
  };
}

/** Address of a collected file in the tree, until the page's own address is known. */
export const mediaScheme = 'notebook-media:';
