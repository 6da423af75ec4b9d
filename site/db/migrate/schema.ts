import { type Kysely, sql } from 'kysely';
import { BOOKKEEPING_NAMES } from '../bookkeeping/create-bookkeeping.ts';
import { normalizeSql } from '../sql/sql-tokens.ts';

/** A database's tables, indexes, views and triggers. */
export interface Schema {
  /** Normalised SQL by kind and name: `table clips`. */
  readonly objects: ReadonlyMap<string, string>;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly table: string;
  readonly name: string;
  /** As an SQL expression; `null` for a column without one. */
  readonly defaultValue: string | null;
}

/** Reads the schema of a database, without the bookkeeping and without what SQLite and libSQL keep for themselves. */
export async function readSchema<Tables>(db: Kysely<Tables>): Promise<Schema> {
  const own = sql.join(BOOKKEEPING_NAMES);
  const objects = await sql<{ kind: string; name: string; definition: string }>`
    select type as kind, name, sql as definition from sqlite_schema
    where sql is not null and tbl_name not in (${own}) and name not glob 'sqlite_*' and name not glob 'libsql_*'
    order by type, name`.execute(db);
  // Hidden columns are computed from others, and hold nothing of their own.
  const columns = await sql<{ table_name: string; name: string; default_value: string | null }>`
    select t.name as table_name, c.name as name, c.dflt_value as default_value
    from sqlite_schema t join pragma_table_xinfo(t.name) c
    where t.type = 'table' and c.hidden = 0 and t.name not in (${own})
      and t.name not glob 'sqlite_*' and t.name not glob 'libsql_*'
    order by t.name, c.cid`.execute(db);
  return {
    objects: new Map(objects.rows.map((row) => [`${row.kind} ${row.name}`, normalizeSql(row.definition)])),
    columns: columns.rows.map((row) => ({
      table: row.table_name,
      name: row.name,
      defaultValue: row.default_value,
    })),
  };
}

/** How two schemas differ, one sentence a difference; empty if they do not. */
export function schemaDifferences(expected: Schema, actual: Schema): string[] {
  const names = new Set([...expected.objects.keys(), ...actual.objects.keys()]);
  return [...names].sort().flatMap((name) => {
    const [wanted, found] = [expected.objects.get(name), actual.objects.get(name)];
    if (wanted === found) return [];
    if (wanted === undefined) return [`The ${name} is there, and no migration made it.`];
    if (found === undefined) return [`The ${name} is missing.`];
    return [`The ${name} is "${found}" and should be "${wanted}".`];
  });
}
