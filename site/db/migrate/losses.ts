import { type Kysely, sql } from 'kysely';
import type { BookkeepingTables } from '../bookkeeping/tables.ts';
import { DatabaseError } from '../database-error.ts';
import { refuseWhere, type Step } from './guard.ts';
import { readSchema, type Schema } from './schema.ts';
import { type Vanished, vanishedName } from './vanished.ts';

/** Rows with something in them that would go. */
export interface Loss {
  /** `table poses`, `column poses.still`. */
  readonly what: string;
  readonly rows: number;
}

/** Counts the rows that are in tables, or have something of their own in columns, that would go. */
export async function findLosses(db: Kysely<BookkeepingTables>, items: readonly Vanished[]): Promise<Loss[]> {
  const present = await readSchema(db);
  const losses: Loss[] = [];
  for (const item of items) {
    // What a later migration has taken away already holds nothing; what goes with its table is counted with that.
    if (!isIn(present, item) || (item.kind === 'column' && items.some((other) => isTable(other, item.table))))
      continue;
    const { rows } = await sql.raw<{ rows: number }>(`select count(*) as rows ${rowsOf(item)}`).execute(db);
    const count = rows[0]?.rows ?? 0;
    if (count > 0) losses.push({ what: vanishedName(item), rows: count });
  }
  return losses;
}

/** Refuses inside the transaction itself, so that what is written after the count is not lost either. */
export function refuseLoss(item: Vanished): Step {
  return refuseWhere(`exists (select 1 ${rowsOf(item)})`, [], (cause) =>
    wouldLose([{ what: vanishedName(item), rows: 1 }], cause),
  );
}

/** The refusal of a way down that loses something. */
export function wouldLose(losses: readonly Loss[], cause?: unknown): DatabaseError {
  const list = losses.map(({ what, rows }) => `${what} (${rows} ${rows === 1 ? 'row' : 'rows'})`).join(', ');
  return new DatabaseError(
    `Going down would lose what is stored in: ${list}.`,
    'To lose it, add --lose-data: a backup is written first all the same. Nothing was changed.',
    { cause },
  );
}

function isIn({ columns }: Schema, item: Vanished): boolean {
  return columns.some(
    ({ table, name }) => table === item.table && (item.kind === 'table' || name === item.column.name),
  );
}

function isTable(item: Vanished, table: string): boolean {
  return item.kind === 'table' && item.table === table;
}

function rowsOf(item: Vanished): string {
  if (item.kind === 'table') return `from ${quote(item.table)}`;
  const name = quote(item.column.name);
  const { defaultValue } = item.column;
  const own = defaultValue === null ? `${name} is not null` : `${name} is not (${defaultValue})`;
  return `from ${quote(item.table)} where ${own}`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
