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

/**
 * Index of the cell that an offset in a notebook's JSON lies in, for nbformat 4 (`cells`) and 1–3 (`worksheets[].cells`,
 * counted across worksheets). Reads brackets and strings only, so it works on broken JSON.
 */
export function cellAt(text: string, offset: number): number | undefined {
  const stack: ('{' | '[' | 'cells')[] = [];
  let key = '';
  let cell = -1;
  let insideCell = 0;
  const token = /"((?:[^"\\\n]|\\.)*)"?|[[\]{}]/g;
  for (let match = token.exec(text); match && match.index < offset; match = token.exec(text)) {
    const [symbol, string] = match;
    if (string !== undefined) {
      key = string;
    } else if (symbol === '[') {
      stack.push(key === 'cells' && insideCell === 0 ? 'cells' : '[');
    } else if (symbol === '{') {
      if (stack.at(-1) === 'cells') {
        cell++;
        insideCell = stack.length + 1;
      }
      stack.push('{');
    } else {
      stack.pop();
      if (stack.length < insideCell) insideCell = 0;
    }
  }
  return insideCell > 0 ? cell : undefined;
}
