/** What is done with the next bytes of a data container. */
export type UnpackStep =
  /** So many bytes stay as they are. */
  | { keep: number }
  /** So many bytes are left out. */
  | { drop: number }
  /** These bytes are put in. */
  | { insert: Buffer }
  /** A block of LZ4 becomes what it holds; both sizes in bytes. */
  | { unpack: number; into: number };

/** How a data container becomes one whose archives are not compressed. */
export interface Unpacking {
  /** From its beginning to its end. */
  steps: readonly UnpackStep[];
  /** The size of what comes out. */
  bytes: number;
}

/** How many bytes come out of a step. */
export function stepBytes(step: UnpackStep): number {
  if ('keep' in step) return step.keep;
  if ('insert' in step) return step.insert.length;
  return 'into' in step ? step.into : 0;
}
