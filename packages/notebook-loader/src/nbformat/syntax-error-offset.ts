import { endOfString, indexOrEnd } from './scan.ts';

const token =
  /\s*(?:(")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity)|([[\]{},:]))/y;

/**
 * Offset of the first syntax error of a JSON text, but for those that `parseJson` repairs; its length where the text ends too early.
 * `JSON.parse` gives no dependable offset: its messages differ by engine and kind of error.
 */
export function syntaxErrorOffset(text: string): number {
  const open: string[] = [];
  let expected: 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing' =
    'value';
  let lineEnd = -1;
  token.lastIndex = 0;
  for (;;) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (!match) return skipSpace(text, from);
    const [whole, string, literal, symbol] = match;
    const at = from + whole.length - (string ?? literal ?? symbol ?? '').length;
    if (string !== undefined) {
      const end = endOfString(text, at);
      if (lineEnd < at) lineEnd = indexOrEnd(text, '\n', at);
      if (end === undefined || end > lineEnd) return lineEnd === text.length ? text.length : at;
      token.lastIndex = end;
    }
    const wantsValue = expected === 'value' || expected === 'value or end';
    const wantsKey = expected === 'key' || expected === 'key or end';
    if (string !== undefined && wantsKey) {
      expected = 'colon';
    } else if (string !== undefined || literal !== undefined) {
      if (!wantsValue) return at;
      expected = open.length === 0 ? 'nothing' : 'comma or end';
    } else if (symbol === '{' || symbol === '[') {
      if (!wantsValue) return at;
      open.push(symbol);
      expected = symbol === '{' ? 'key or end' : 'value or end';
    } else if (symbol === ':') {
      if (expected !== 'colon') return at;
      expected = 'value';
    } else if (symbol === ',') {
      if (expected !== 'comma or end') return at;
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else {
      const opening = symbol === '}' ? 'key' : 'value';
      const ends = expected === 'comma or end' || expected === `${opening} or end` || expected === opening;
      if (!ends || open.pop() !== (symbol === '}' ? '{' : '[')) return at;
      expected = open.length === 0 ? 'nothing' : 'comma or end';
    }
  }
}

function skipSpace(text: string, offset: number): number {
  const rest = /\S/g;
  rest.lastIndex = offset;
  return rest.exec(text)?.index ?? text.length;
}
