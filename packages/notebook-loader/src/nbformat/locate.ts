import { endOfString, indexOrEnd } from './scan.ts';

export interface Position {
  /** Counted from 1. */
  line: number;
  /** Counted from 1. */
  column: number;
}

/** Line and column of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Where a cell lies in the JSON of its notebook. */
export interface CellRange {
  /** Offset of its opening brace. */
  start: number;
  /** Offset of its closing brace; the length of the text where there is none. */
  end: number;
}

/** Index of the cell that an offset in a notebook's JSON lies in. */
export function cellAt(text: string, offset: number): number | undefined {
  let index = 0;
  for (const { start, end } of cellRanges(text)) {
    if (start >= offset) return undefined;
    if (end >= offset) return index;
    index++;
  }
  return undefined;
}

/**
 * The cells of a notebook's JSON, for nbformat 4 (`cells`) and 1–3 (`worksheets[].cells`, one worksheet after the other).
 * Reads brackets and strings only, so it works on broken JSON.
 */
function* cellRanges(text: string): Generator<CellRange> {
  const stack: ('{' | '[' | 'cells')[] = [];
  let key = '';
  let insideCell = 0;
  let start = 0;
  let lineEnd = -1;
  const token = /["[\]{}]/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [symbol] = match;
    if (symbol === '"') {
      // A string that is not closed ends with its line.
      if (lineEnd < match.index) lineEnd = indexOrEnd(text, '\n', match.index);
      token.lastIndex = Math.min(endOfString(text, match.index) ?? text.length, lineEnd);
      // Only a short one can be the key that is looked for.
      key = text.slice(match.index + 1, Math.min(token.lastIndex - 1, match.index + 32));
    } else if (symbol === '[') {
      stack.push(key === 'cells' && insideCell === 0 ? 'cells' : '[');
    } else if (symbol === '{') {
      if (stack.at(-1) === 'cells') {
        insideCell = stack.length + 1;
        start = match.index;
      }
      stack.push('{');
    } else {
      stack.pop();
      if (insideCell > 0 && stack.length < insideCell) {
        insideCell = 0;
        yield { start, end: match.index };
      }
    }
  }
  if (insideCell > 0) yield { start, end: text.length };
}

/**
 * Where cells of a notebook's JSON begin: what editors and code reviews can show.
 *
 * @param cells Numbers of the cells, from 1.
 */
export function placesOfCells(json: string, cells: ReadonlySet<number>): Map<number, Position> {
  const places = new Map<number, Position>();
  const ranges = [...cellRanges(json)];
  for (const cell of cells) {
    const range = ranges[cell - 1];
    if (range) places.set(cell, positionAt(json, range.start));
  }
  return places;
}
