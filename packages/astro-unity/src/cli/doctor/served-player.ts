import type { PartRole } from '../../export/part-roles.ts';
import type { Generation } from '../../export/types.ts';

/** A Unity export as a page names it. */
export interface ServedPlayer {
  /** How the page starts it. */
  startedBy: 'unity-player' | 'unity-page';
  generation: Generation;
  codeFormat: 'wasm' | 'asm';
  parts: ServedPart[];
  /** What the page asks for besides. */
  companions: readonly Companion[];
  /** Whether a service worker isolates the page, so that its headers need not. */
  isIsolatedByWorker: boolean;
}

export interface ServedPart {
  role: PartRole;
  url: URL;
  /** What the page believes the size to be, decoded, in bytes. */
  decodedBytes: number | undefined;
  /**
   * Of the forms that `<unity-player>` chooses from: `best` is what it takes where the host says `Content-Encoding`,
   * `gzip` is what it decodes itself where the host does not, `plain` is for what it cannot decode. Undefined where
   * there is no choice.
   */
  form?: 'best' | 'gzip' | 'plain';
}

/** A small file beside the parts. */
export interface Companion {
  role: 'config' | 'isolation worker' | 'StreamingAssets';
  /** For `StreamingAssets`, the folder. */
  url: URL;
}
