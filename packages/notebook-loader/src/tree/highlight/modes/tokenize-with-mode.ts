import type { Token } from '../token-classes.ts';
import { plainColours } from './line-colours.ts';
import type { Mode } from './modes.ts';
import { readTokens } from './read-tokens.ts';

/** The tokens of each line of a source. */
export function tokenizeWithMode(source: string, { parser, colours }: Mode): Token[][] {
  const colour = colours?.() ?? plainColours;
  return readTokens(source, parser).map((line) => colour(line));
}
