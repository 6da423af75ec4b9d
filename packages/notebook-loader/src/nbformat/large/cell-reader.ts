import { randomUUID } from 'node:crypto';
import { decodeText } from '../decode-text.ts';
import { isObject } from '../json.ts';
import type { JsonValue } from '../notebook.ts';
import { parseRepaired } from '../parse-json.ts';
import type { ByteRange } from './cell-scanner.ts';
import type { FileBytes } from './file-bytes.ts';

/** What a backslash and a sign stand for in JSON, where that is one byte. */
const ESCAPES = new Map(
  [...'"\\/bfnrt'].map((sign, index) => [sign.charCodeAt(0), '"\\/\b\f\n\r\t'.charCodeAt(index)]),
);
const BACKSLASH = 0x5c;

/** Keys of cells whose values may be large. */
const CONTENT = new Set(['outputs', 'attachments']);

/**
 * Reads cells of a notebook's file. Long strings are left out of the text that is parsed, and put into the result after that: a parser
 * would need room for each of them twice.
 */
export class CellReader {
  /** What had to be repaired, in words. */
  readonly repairs = new Set<string>();
  readonly #file: FileBytes;
  /** In the order of the file, without their quotes. */
  readonly #longStrings: readonly ByteRange[];
  /** What no notebook contains. */
  readonly #mark = `long-string-${randomUUID()}-`;

  constructor(file: FileBytes, longStrings: readonly ByteRange[]) {
    this.#file = file;
    this.#longStrings = longStrings;
  }

  /** @throws SyntaxError where it is no JSON. */
  read(range: ByteRange): JsonValue {
    return this.#read(range, (value) => this.#complete(value));
  }

  /**
   * A cell of whose outputs and attachments the form is right, and long strings are others.
   *
   * @throws SyntaxError where it is no JSON.
   */
  readOutline(range: ByteRange): JsonValue {
    return this.#read(range, (value) => {
      if (!isObject(value)) return this.#complete(value);
      const entries = Object.entries(value).map(([key, item]) => [
        key,
        CONTENT.has(key) ? item : this.#complete(item),
      ]);
      return Object.fromEntries(entries);
    });
  }

  #read(range: ByteRange, complete: (value: JsonValue) => JsonValue): JsonValue {
    const long = this.#longIn(range);
    const parts: string[] = [];
    let { start } = range;
    for (const { string, index } of long) {
      parts.push(decodeText(this.#file.read({ start, end: string.start })), this.#mark, String(index));
      start = string.end;
    }
    parts.push(decodeText(this.#file.read({ start, end: range.end })));
    const value = parseRepaired(parts.join(''), this.repairs);
    return long.length === 0 ? value : complete(value);
  }

  #longIn({ start, end }: ByteRange): { string: ByteRange; index: number }[] {
    return this.#longStrings.flatMap((string, index) =>
      string.start >= start && string.end <= end ? [{ string, index }] : [],
    );
  }

  #complete(value: JsonValue): JsonValue {
    if (typeof value === 'string') {
      const string = value.startsWith(this.#mark)
        ? this.#longStrings[Number(value.slice(this.#mark.length))]
        : undefined;
      return string ? this.#readString(string) : value;
    }
    if (Array.isArray(value)) return value.map((item) => this.#complete(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [
      this.#completeText(key),
      this.#complete(item),
    ]);
    return Object.fromEntries(entries);
  }

  #completeText(text: string): string {
    const string = text.startsWith(this.#mark)
      ? this.#longStrings[Number(text.slice(this.#mark.length))]
      : undefined;
    return string ? this.#readString(string) : text;
  }

  #readString(range: ByteRange): string {
    const text = unescapeAscii(this.#file.read(range));
    if (text !== undefined) return text;
    const literal = parseRepaired(`"${decodeText(this.#file.read(range))}"`, this.repairs);
    return typeof literal === 'string' ? literal : '';
  }
}

/** The text of a string in JSON, which is written over; `undefined` where it has more than ASCII. */
function unescapeAscii(bytes: Buffer): string | undefined {
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    let byte: number | undefined = bytes[at];
    if (byte === BACKSLASH) byte = ESCAPES.get(bytes[++at] ?? 0);
    else if (byte === undefined || byte < 0x20 || byte >= 0x80) return undefined;
    if (byte === undefined) return undefined;
    bytes[length++] = byte;
  }
  return bytes.toString('latin1', 0, length);
}
