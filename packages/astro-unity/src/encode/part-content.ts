import type { ExportPart } from '../export/types.ts';
import type { UnpackStep } from './unpack/unpack-step.ts';

/** What all deployed forms of a part decode to. */
export interface PartContent {
  /** The part that it is made of. */
  part: ExportPart;
  /** Tells it from every other content, in names of files. */
  sha256: string;
  /** In bytes. */
  decodedBytes: number;
  /** How it comes of what the part decodes to. @default it is the same */
  steps?: readonly UnpackStep[];
}

/** What Unity wrote. */
export function partContent(part: ExportPart): PartContent {
  const { sha256, decodedBytes } = part;
  return { part, sha256, decodedBytes };
}
