import type { PartRole } from '../export/part-roles.ts';
import type { ExportPart, UnityExport } from '../export/types.ts';

/** One form in which a part can be sent. */
export interface Body {
  /** Value of `Content-Encoding`; `undefined` for bytes as they are. */
  encoding: 'br' | 'gzip' | undefined;
  /** Absolute path of a file with these bytes. */
  file: string;
  /** Its size. */
  bytes: number;
  /** Size of the download where the host compresses by itself, by the measure of gzip. @default `bytes` */
  transferBytes?: number;
}

/** The forms of each part, smallest download first. */
export type Bodies = ReadonlyMap<PartRole, readonly Body[]>;

const ENCODING = { none: undefined, gzip: 'gzip', brotli: 'br' } as const;

/** A part as Unity wrote it. */
export function storedBody({ file, bytes, compression }: ExportPart): Body {
  return { encoding: ENCODING[compression], file, bytes };
}

/** Every part as Unity wrote it; what the dev server sends. */
export function storedBodies(source: UnityExport): Bodies {
  return new Map([...source.parts.values()].map((part) => [part.role, [storedBody(part)]]));
}
