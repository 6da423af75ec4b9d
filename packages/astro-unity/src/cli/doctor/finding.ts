/** Something about a deployed page, and what to do about it. */
export interface Finding {
  /** A `problem` breaks or slows the player somewhere; a `note` is worth knowing. */
  level: 'problem' | 'note';
  /** Role of the part that it is about; undefined for the page itself. */
  role: string | undefined;
  url: string;
  /** What is wrong, in a full sentence. */
  message: string;
  /** What to do, in full sentences. */
  remedy: string;
}
