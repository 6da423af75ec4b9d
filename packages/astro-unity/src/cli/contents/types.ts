import type { PartRole } from '../../export/part-roles.ts';

/** Something inside a part: an entry of the data container, a section of the code, or what lies in one of these. */
export interface ContentItem {
  name: string;
  /** Decoded size in bytes. */
  bytes: number;
  /**
   * Its share of the download in bytes: of the part as Unity compressed it, else as gzip does, divided by what gzip
   * makes of each item.
   */
  compressedBytes: number;
  /** What it consists of, as far as that can be told; their sizes add up to about its own. */
  items: ContentItem[];
}

/** One part of an export, opened. */
export interface ContentPart extends ContentItem {
  role: PartRole;
}

/** What lies inside the parts of an export. */
export interface ExportContents {
  parts: ContentPart[];
  /** What the code needs of a browser; empty for asm.js. */
  features: string[];
  /** Whether Unity's Development Build was switched on. */
  development: boolean;
}
