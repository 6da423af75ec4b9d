export interface NotebookErrorPlace {
  path?: string | undefined;
  /** Counted from 1. */
  line?: number | undefined;
  /** Counted from 1. */
  column?: number | undefined;
  /** Index of the cell, counted from 0. */
  cell?: number | undefined;
  cause?: unknown;
}

/** A file that cannot be read as a notebook: where, why (`reason`), and what to do (`hint`). */
export class NotebookError extends Error {
  override name = 'NotebookError';
  readonly reason: string;
  readonly hint: string;
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly cell: number | undefined;

  constructor(reason: string, hint: string, place: NotebookErrorPlace = {}) {
    super(`${describePlace(place)}${reason} ${hint}`, { cause: place.cause });
    this.reason = reason;
    this.hint = hint;
    this.path = place.path;
    this.line = place.line;
    this.column = place.column;
    this.cell = place.cell;
  }
}

function describePlace({ path, line, column, cell }: NotebookErrorPlace): string {
  const position = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const inCell = cell === undefined ? '' : ` (cell ${cell + 1})`;
  const place = `${path ?? (position && 'notebook')}${position}${inCell}`;
  return place ? `${place}: ` : '';
}
