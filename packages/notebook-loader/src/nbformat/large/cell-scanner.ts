/** Bytes of a file, from the first to before the last. */
export interface ByteRange {
  start: number;
  end: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Only a short string can be the key that is looked for. */
const LONGEST_KEY = 16;

/** A string of so many bytes is a long one. */
const LONG_BYTES = 1_000_000;

/** Where something lies: in the notebook, in the list of its cells, in a cell. Nothing of a notebook is above the first. */
const [IN_NOTEBOOK, IN_CELLS] = [1, 2];

/**
 * Finds the items of the list `cells` in the JSON of a notebook that comes in pieces. Reads brackets, commas and strings only: whether
 * what is between them is JSON is for a parser to say.
 */
export class CellScanner {
  /** In the order of the file. The last one of a file that is cut off ends where that does. */
  readonly cells: ByteRange[] = [];
  /** The long strings of the file, without their quotes. */
  readonly longStrings: ByteRange[] = [];
  /** Whether the notebook has one list of cells. */
  get isFound(): boolean {
    return this.#lists === 1;
  }

  #lists = 0;
  #offset = 0;
  #depth = 0;
  #inString = false;
  #stringStart = 0;
  /** Whether the next byte of a string is escaped. */
  #escaped = false;
  #isListed = false;
  /** Where the item at work begins. */
  #start: number | undefined;
  /** Bytes of the last string of the notebook itself; and whether that was a key. */
  #text = '';
  #key = '';

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; )
      at = this.#inString ? this.#endString(chunk, at) : this.#step(chunk, at);
    this.#offset += chunk.length;
  }

  /** To be called behind the last piece. */
  end(): void {
    this.#endItem(this.#offset);
  }

  #step(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0;
    if (byte <= 0x20) return at + 1;
    const isInList = this.#isListed && this.#depth === IN_CELLS;
    if (isInList && (byte === COMMA || byte === CLOSE_BRACKET)) this.#endItem(this.#offset + at);
    else if (isInList) this.#start ??= this.#offset + at;
    if (byte === QUOTE) {
      this.#inString = true;
      this.#stringStart = this.#offset + at + 1;
      this.#text = '';
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.#depth++;
      if (byte === OPEN_BRACKET && this.#depth === IN_CELLS && this.#key === 'cells') {
        this.#isListed = true;
        this.#lists++;
      }
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      this.#depth--;
      if (this.#depth < IN_CELLS) this.#isListed = false;
    } else if (this.#depth === IN_NOTEBOOK) {
      if (byte === COLON) this.#key = this.#text;
      else if (byte === COMMA) this.#key = '';
    }
    return at + 1;
  }

  /** Goes to behind the end of the string at work, or to the end of the piece. */
  #endString(chunk: Buffer, from: number): number {
    const start = this.#escaped ? from + 1 : from;
    this.#escaped = false;
    let quote = chunk.indexOf(QUOTE, start);
    while (quote !== -1 && backslashesBefore(chunk, quote, start) % 2 === 1)
      quote = chunk.indexOf(QUOTE, quote + 1);
    const end = quote === -1 ? chunk.length : quote;
    if (this.#depth === IN_NOTEBOOK && this.#text.length < LONGEST_KEY)
      this.#text += chunk.toString('latin1', from, Math.min(end, from + LONGEST_KEY));
    if (quote === -1) {
      this.#escaped = backslashesBefore(chunk, end, start) % 2 === 1;
      return end;
    }
    this.#inString = false;
    const string = { start: this.#stringStart, end: this.#offset + quote };
    if (string.end - string.start >= LONG_BYTES) this.longStrings.push(string);
    return quote + 1;
  }

  #endItem(end: number): void {
    if (this.#start !== undefined) this.cells.push({ start: this.#start, end });
    this.#start = undefined;
  }
}

function backslashesBefore(chunk: Buffer, at: number, from: number): number {
  let count = 0;
  while (at - 1 - count >= from && chunk[at - 1 - count] === BACKSLASH) count++;
  return count;
}
