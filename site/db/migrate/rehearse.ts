import { StatementError } from '../connection/connection.ts';
import { connectNodeSqlite } from '../connection/node-sqlite-connection.ts';
import { DatabaseError } from '../database-error.ts';
import { checkMigrations } from './check-migrations.ts';
import type { Migration } from './migration.ts';
import { readSchema, type Schema, schemaDifferences } from './schema.ts';
import { type Vanished, vanished, vanishedName } from './vanished.ts';

/** What a migration was seen to do to an empty database. */
export interface Rehearsal {
  readonly migration: Migration;
  /** The schema that it leaves. */
  readonly schema: Schema;
  /** What its `down` takes away. */
  readonly downTakes: readonly Vanished[];
}

/**
 * Runs every migration up, down and up again in memory, before any of them touches a database.
 *
 * @throws {DatabaseError} if one fails, if its `down` does not give the schema before it, or if it is said to expand and
 *   takes something away.
 */
export async function rehearse(migrations: readonly Migration[]): Promise<Rehearsal[]> {
  checkMigrations(migrations);
  const connection = connectNodeSqlite(':memory:');
  const run = (migration: Migration, direction: 'up' | 'down') =>
    connection
      .atomically(migration[direction].map((sql) => ({ sql })))
      .catch((error: unknown) => Promise.reject(rehearsalFailed(migration, direction, error)));
  try {
    const rehearsals: Rehearsal[] = [];
    let before = await readSchema(connection.db);
    for (const migration of migrations) {
      await run(migration, 'up');
      const schema = await readSchema(connection.db);
      checkPhase(migration, vanished(before, schema));
      await run(migration, 'down');
      checkWayBack(migration, before, await readSchema(connection.db));
      await run(migration, 'up');
      rehearsals.push({ migration, schema, downTakes: vanished(schema, before) });
      before = schema;
    }
    return rehearsals;
  } finally {
    await connection.close();
  }
}

function checkPhase({ name, phase }: Migration, taken: readonly Vanished[]): void {
  if (phase === 'contract' || taken.length === 0) return;
  throw new DatabaseError(
    `The migration ${name} is said to expand, and takes away: ${taken.map(vanishedName).join(', ')}. Releases that run would break.`,
    'Move that into a migration of its own with the phase "contract".',
  );
}

function checkWayBack({ name }: Migration, before: Schema, after: Schema): void {
  const differences = schemaDifferences(before, after);
  if (differences.length === 0) return;
  throw new DatabaseError(
    `The "down" of the migration ${name} does not give the schema before it. ${differences.join(' ')}`,
    'Mend the "down"; its checksum does not change by that.',
  );
}

function rehearsalFailed({ name, ...steps }: Migration, direction: 'up' | 'down', error: unknown): unknown {
  if (!(error instanceof StatementError)) return error;
  const sql = steps[direction][error.index]?.trim() ?? '';
  return new DatabaseError(
    `Statement ${error.index + 1} of "${direction}" in the migration ${name} does not run even on an empty database: ${error.message}.`,
    `Mend it in site/db/migrations/${name}.ts:\n${sql}`,
    { cause: error },
  );
}
