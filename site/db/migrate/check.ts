import { sql } from 'kysely';
import { readLedger } from '../bookkeeping/read-ledger.ts';
import type { AppliedMigration } from '../bookkeeping/tables.ts';
import type { Connection } from '../connection/connection.ts';
import { DatabaseError } from '../database-error.ts';
import { compareLedger } from './compare-ledger.ts';
import { compareVersions } from './compare-versions.ts';
import type { Migration } from './migration.ts';
import { rehearse } from './rehearse.ts';
import { readSchema, schemaDifferences } from './schema.ts';

/** Something that keeps this checkout's release from running well on a database. */
export interface Problem {
  readonly message: string;
  readonly hint: string;
}

/**
 * Whether a release can run on a database: its migrations are there and unchanged, the schema is what they make, what a
 * newer release applied does not harm it, and the data is whole.
 *
 * @param version - The release of this checkout.
 * @returns What is wrong; empty if all is well.
 */
export async function checkDatabase(
  connection: Connection,
  migrations: readonly Migration[],
  version: string,
): Promise<Problem[]> {
  const rehearsals = await rehearse(migrations);
  const { applied } = await readLedger(connection.db);
  const problems: Problem[] = [];
  try {
    const { pending, newer } = compareLedger(migrations, applied);
    const missing = pending.filter(({ phase }) => phase === 'expand').map(({ name }) => name);
    if (missing.length > 0)
      problems.push({
        message: `The release ${version} needs what the database does not have: ${missing.join(', ')}.`,
        hint: 'Run "db up".',
      });
    problems.push(...newer.flatMap((row) => harmOf(row, version)));
    const expected = rehearsals[applied.length - 1]?.schema ?? { objects: new Map(), columns: [] };
    // What a newer release made is not known here.
    if (newer.length === 0) {
      const differences = schemaDifferences(expected, await readSchema(connection.db));
      problems.push(...differences.map((message) => ({ message, hint: DRIFT_HINT })));
    }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    problems.push({ message: error.message, hint: error.hint });
  }
  return [...problems, ...(await damage(connection))];
}

const DRIFT_HINT = 'Somebody changed the schema by hand. Undo that, or make it a migration.';

function harmOf({ name, oldest_release: oldest }: AppliedMigration, version: string): Problem[] {
  if (oldest === null || compareVersions(version, oldest) >= 0) return [];
  return [
    {
      message: `The migration ${name} took away what the release ${version} needs: the oldest that works is ${oldest}.`,
      hint: `Run the release ${oldest} or a newer one on this database.`,
    },
  ];
}

async function damage({ db }: Connection): Promise<Problem[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check(10)`.execute(db);
  const broken = integrity.rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const foreign = await sql<{ table: string; parent: string; rows: number }>`
    select "table", parent, count(*) as rows from pragma_foreign_key_check group by 1, 2`.execute(db);
  return [
    ...broken.map((text) => ({
      message: `The database is damaged: ${text}.`,
      hint: 'Put the last backup back: site/db/README.md says how.',
    })),
    ...foreign.rows.map(({ table, parent, rows }) => ({
      message: `${rows} ${rows === 1 ? 'row' : 'rows'} of the table ${table} refer to rows of ${parent} that are not there.`,
      hint: 'Delete them, or put back what they refer to.',
    })),
  ];
}
