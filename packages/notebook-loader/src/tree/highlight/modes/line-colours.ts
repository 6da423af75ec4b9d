import type { Token, TokenClass } from '../token-classes.ts';
import { kindOfStyle } from './kind-of-style.ts';
import type { StyledToken } from './read-tokens.ts';

/** Gives the tokens of a line their kinds; called with the lines of one source in their order. */
export type LineColours = (line: readonly StyledToken[]) => Token[];

const name = /^(?:variable|def|property|builtin)/;
const key = /\b(?:property|string)\b/;
const beforeType = /^(?:class|struct|interface|enum|trait|object|new|extends|implements)$/;

/** Colours that need no more than the line. */
export function plainColours(line: readonly StyledToken[]): Token[] {
  let previous = '';
  return line.map(({ value, style }, index) => {
    const next = line[index + 1]?.value ?? '';
    const isKey = next.startsWith(':') && key.test(style);
    const kind = name.test(style) ? kindOfName(style, previous, next) : kindOfStyle(style);
    if (value.trim() !== '') previous = value;
    return { value, kind: isKey ? 'property' : kind };
  });
}

function kindOfName(style: string, previous: string, next: string): TokenClass | undefined {
  if (beforeType.test(previous)) return 'type';
  if (next.startsWith('(')) return 'function';
  return style === 'def' || style.endsWith('.definition') ? 'variable' : kindOfStyle(style);
}
