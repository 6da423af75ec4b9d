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
  /** Where the archives of data were unpacked before it was compressed. */
  unpacked?: UnpackedBody;
}

/** Data whose archives are not compressed: it decodes to other bytes than what Unity wrote. */
export interface UnpackedBody {
  /** Tells what it decodes to from every other content; names the deployed file. */
  sha256: string;
  /** Size of what it decodes to, in bytes. */
  decodedBytes: number;
  /** Size of the form to load first without that, in bytes. */
  packedBytes: number;
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
