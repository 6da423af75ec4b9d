import { AstroError } from 'astro/errors';
import type { CellSpan, Span } from './mark-positions.ts';
import { nearest } from './nearest.ts';

/** Which cells of a notebook: exactly one of the three. */
export interface CellQuery {
  /** As in `#| label: fig-walk`. */
  label?: string | undefined;
  /** Every cell with this tag. */
  tag?: string | undefined;
  /** The cell's id in the file (nbformat 4.5). */
  id?: string | undefined;
}

/** What of a cell to show. A Markdown cell is all source. */
export type CellPart = 'source' | 'outputs' | 'both';

const PARTS: readonly string[] = ['source', 'outputs', 'both'] satisfies CellPart[];

/**
 * The cells that a query means, each with the place of the wanted part.
 *
 * @throws {AstroError} if the query does not say which, or there is no such cell or part; with what there is.
 */
export function findCells(
  notebook: string,
  cells: CellSpan[],
  query: CellQuery,
  part: CellPart,
): { cell: CellSpan; span: Span }[] {
  const [criterion, value] = parseQuery(notebook, query);
  checkPart(notebook, part);
  const found = cells.filter((cell) => {
    if (criterion === 'tag') return cell.tags.includes(value);
    return cell[criterion] === value;
  });
  if (found.length === 0) {
    const names = [
      ...new Set(cells.flatMap((cell) => (criterion === 'tag' ? cell.tags : (cell[criterion] ?? [])))),
    ];
    throw new AstroError(
      `The notebook "${notebook}" has no cell with the ${criterion} "${value}".`,
      suggest(value, names, criterion),
    );
  }
  const parts = found.flatMap((cell) => {
    const span = spanOf(cell, part);
    return span ? [{ cell, span }] : [];
  });
  if (parts.length === 0) {
    throw new AstroError(
      `The cell with the ${criterion} "${value}" in the notebook "${notebook}" has no ${part === 'outputs' ? 'outputs' : 'visible source'}.`,
      'Run the notebook and save it with its outputs, or ask for another part.',
    );
  }
  return parts;
}

function parseQuery(notebook: string, query: CellQuery): [keyof CellQuery, string] {
  const given = (['label', 'tag', 'id'] as const).flatMap((criterion): [keyof CellQuery, string][] => {
    const value = query[criterion];
    return value === undefined ? [] : [[criterion, value]];
  });
  const [only] = given;
  if (only !== undefined && given.length === 1) return only;
  throw new AstroError(
    `<NotebookCell notebook="${notebook}"> must say which cell by exactly one of label, tag and id, but has ${given.length || 'none'} of them.`,
    `For example <NotebookCell notebook="${notebook}" label="fig-walk" />.`,
  );
}

function checkPart(notebook: string, part: string): void {
  if (PARTS.includes(part)) return;
  throw new AstroError(
    `<NotebookCell notebook="${notebook}"> has part="${part}", which is none.`,
    suggest(part, PARTS, 'part', 'The parts of a cell are:'),
  );
}

function spanOf(cell: CellSpan, part: CellPart): Span | undefined {
  if (part === 'both') return cell.whole;
  if (part === 'outputs') return cell.outputs;
  return cell.kind === 'code' ? cell.source : cell.whole;
}

function suggest(
  value: string,
  names: readonly string[],
  criterion: string,
  all = 'Its cells have these:',
): string {
  if (names.length === 0) return `None of its cells has a ${criterion}.`;
  const suggestion = nearest(value, names);
  return suggestion === undefined
    ? `${all} ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}.`
    : `Did you mean "${suggestion}"?`;
}
