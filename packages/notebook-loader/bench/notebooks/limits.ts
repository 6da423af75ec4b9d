/** One line of the table. */
export interface Measured {
  what: string;
  value: string;
  limit: string;
  isKept: boolean;
}

/** How many times faster ours must be at least. */
export const FASTER_THAN = [
  { peer: 'nbconvert', times: 25 },
  { peer: 'mystmd', times: 10 },
] as const;

/** In seconds. */
export const UNCHANGED_ABOVE_START = 0.5;
export const ONE_CELL_ABOVE_UNCHANGED = 0.3;
export const FIRST_PAGE = 0.6;

/** `astro build` of notebooks, over one of Markdown pages with the same text. */
export const ASTRO_BUILD = 1.5;

/** From the save of a notebook until its page in `astro dev` shows it, in seconds. */
export const SAVE = 0.15;

/** In bytes. */
export const MEMORY = 600e6;

/** A figure that must be at least, or at most, as much as its limit. */
export function measured(
  what: string,
  value: number,
  comparison: '≥' | '≤',
  limit: number,
  unit: string,
): Measured {
  return {
    what,
    value: `${value.toFixed(2)}${unit}`,
    limit: `${comparison} ${limit}${unit}`,
    isKept: comparison === '≥' ? value >= limit : value <= limit,
  };
}
