/**
 * Offset behind the string literal that begins at `start`; `undefined` where it does not end. A loop, because a regular expression
 * with a group for escapes overflows its stack on the megabytes of an output.
 */
export function endOfString(text: string, start: number): number | undefined {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return undefined;
}

/** Offset of the next `part`; the length of the text where there is none. */
export function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index === -1 ? text.length : index;
}

/** Offset behind the next `part`; the length of the text where there is none. */
export function endOfNext(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index === -1 ? text.length : index + part.length;
}
