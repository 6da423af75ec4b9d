const token =
  /\s*(?:("(?:[^"\\\n\r\t]|\\["\\/bfnrt]|\\u[\dA-Fa-f]{4})*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/y;

/**
 * Offset of the first syntax error of a JSON text; its length where the text ends too early.
 * `JSON.parse` gives no dependable offset: its messages differ by engine and kind of error.
 */
export function syntaxErrorOffset(text: string): number {
  const open: string[] = [];
  let expected: 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing' =
    'value';
  token.lastIndex = 0;
  for (;;) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (!match) return skipSpace(text, from);
    const [whole, string, literal, symbol] = match;
    const at = from + whole.length - (string ?? literal ?? symbol ?? '').length;
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
      const ends =
        expected === 'comma or end' || expected === (symbol === '}' ? 'key or end' : 'value or end');
      if (!ends || open.pop() !== (symbol === '}' ? '{' : '[')) return at;
      expected = open.length === 0 ? 'nothing' : 'comma or end';
    }
  }
}

function skipSpace(text: string, offset: number): number {
  const rest = /\S/g;
  rest.lastIndex = offset;
  const start = rest.exec(text)?.index ?? text.length;
  // An unterminated string reaches to the end of the file: the file was cut off there.
  return text[start] === '"' &&
    !/"[^\n]*"/.test(text.slice(start, start + 10_000)) &&
    !text.slice(start).includes('\n')
    ? text.length
    : start;
}
