import { type StreamParser, StringStream } from '@codemirror/streamparser';

/** A token as a mode of CodeMirror calls it. */
export interface StyledToken {
  value: string;
  /** Names of styles, such as `keyword` or `variableName.definition`; empty for none. */
  style: string;
}

/** Columns of a tab, and of a level of indentation; modes count with them, and colours hardly depend on it. */
const INDENT = 4;

/** Longer lines are plain: no line is read at this length. */
const LONGEST_LINE = 5000;

/** A mode reads an empty token to change its state; more of them in a row are none. */
const MOST_EMPTY_TOKENS = 10;

/** The tokens of each line. */
export function readTokens(source: string, mode: StreamParser<unknown>): StyledToken[][] {
  const state = mode.startState?.(INDENT) ?? true;
  return source.split('\n').map((line) => {
    if (line === '') {
      mode.blankLine?.(state, INDENT);
      return [];
    }
    return line.length >= LONGEST_LINE ? [{ value: line, style: '' }] : readLine(line, mode, state);
  });
}

function readLine(line: string, mode: StreamParser<unknown>, state: unknown): StyledToken[] {
  const tokens: StyledToken[] = [];
  const stream = new StringStream(line, INDENT, INDENT);
  let empty = 0;
  while (!stream.eol()) {
    stream.start = stream.pos;
    const style = mode.token(stream, state) ?? '';
    if (stream.pos > stream.start) {
      const value = stream.current();
      tokens.push({ value, style: style.includes('error') ? withoutError(value, style, mode) : style });
      empty = 0;
    } else if (empty++ > MOST_EMPTY_TOKENS) {
      tokens.push({ value: line.slice(stream.pos), style: '' });
      break;
    }
  }
  return tokens;
}

/** Modes mark what they do not expect, such as an unusual indentation; a page shows what it is, right or wrong. */
function withoutError(value: string, style: string, mode: StreamParser<unknown>): string {
  const rest = style.replace(/\s*\berror\b/, '');
  if (rest !== '') return rest;
  const stream = new StringStream(value, INDENT, INDENT);
  const alone = mode.token(stream, mode.startState?.(INDENT) ?? true) ?? '';
  return stream.eol() && alone !== 'error' ? alone : '';
}
