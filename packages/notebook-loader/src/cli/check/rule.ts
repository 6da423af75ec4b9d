import type { Notebook } from '../../nbformat/index.ts';

/** What a rule has to say about a notebook. */
export interface Finding {
  /** Index of the cell, counted from 0; absent where it is about the whole notebook. */
  cell?: number;
  /** Full sentences: what is there, and why that matters. */
  reason: string;
  /** What to do. */
  hint: string;
}

/** One thing that an author wants to know before publishing. */
export interface Rule {
  /** Short stable name, e.g. `stale-order`. */
  name: string;
  /** Errors fail the command; warnings do when it is strict. */
  level: 'error' | 'warning';
  find(notebook: Notebook): Finding[] | Promise<Finding[]>;
}
