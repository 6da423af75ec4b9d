/**
 * Keeps a part of a page out of memory until it is written: an output's HTML, or a file that came out of the notebook.
 *
 * @returns What reads it.
 */
export type KeepPart = (bytes: Uint8Array) => () => Uint8Array;
