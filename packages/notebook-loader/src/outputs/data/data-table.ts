import type { ElementContent } from 'hast';
import type { JsonValue } from '../../nbformat/index.ts';
import { element } from '../../tree/element.ts';
import { prepareTables } from '../prepare-tables.ts';
import type { OutputContext } from '../renderer.ts';

/** Rows that a page shows. */
const mostRows = 500;

export interface Column {
  title: string;
  /** Numbers stand at the end of their cell. */
  isNumber: boolean;
}

/** A table of values; says on the page how many rows are left out. */
export function dataTable(
  columns: readonly Column[],
  rows: readonly (readonly (JsonValue | undefined)[])[],
  context: OutputContext,
): ElementContent[] {
  const shown = rows.slice(0, mostRows);
  const numeric = context.classFor('text-align: end');
  const aligned = (column: Column | undefined) =>
    column?.isNumber && numeric !== undefined ? { className: [numeric] } : {};
  const head = columns.map((column) => element('th', aligned(column), column.title));
  const body = shown.map((row) =>
    element(
      'tr',
      {},
      ...columns.map((column, index) => element('td', aligned(column), cellText(row[index]))),
    ),
  );
  const caption = context.caption ? [element('caption', {}, context.caption)] : [];
  const table = element(
    'table',
    {},
    ...caption,
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
  const content = prepareTables([table], context.nextTable);
  if (shown.length === rows.length) return content;
  const count = rows.length.toLocaleString('en');
  context.message(`A table of ${count} rows is shown by its first ${mostRows}.`, 'long-table');
  return [...content, element('p', { className: ['nb-notice'] }, `The first ${mostRows} of ${count} rows.`)];
}

function cellText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
}
