import type { Column, Schema } from './schema.ts';

/** What a change of the schema takes away, with all that is stored in it. */
export type Vanished =
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: Column };

/** The tables and columns that are in one schema and not in another. */
export function vanished(from: Schema, to: Schema): Vanished[] {
  const tables = new Set(to.columns.map(({ table }) => table));
  const columns = new Set(to.columns.map(columnName));
  const gone = new Map<string, Vanished>();
  for (const column of from.columns) {
    const { table } = column;
    if (!tables.has(table)) gone.set(table, { kind: 'table', table });
    else if (!columns.has(columnName(column)))
      gone.set(columnName(column), { kind: 'column', table, column });
  }
  return [...gone.values()];
}

/** As people read it: `table clips`, `column clips.title`. */
export function vanishedName(item: Vanished): string {
  return item.kind === 'table' ? `table ${item.table}` : `column ${columnName(item.column)}`;
}

function columnName({ table, name }: Column): string {
  return `${table}.${name}`;
}
