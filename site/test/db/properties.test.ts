import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Connection } from '../../db/connection/connection.ts';
import { connectNodeSqlite } from '../../db/connection/node-sqlite-connection.ts';
import { migrateDown } from '../../db/migrate/migrate-down.ts';
import { migrateUp } from '../../db/migrate/migrate-up.ts';
import type { Migration } from '../../db/migrate/migration.ts';
import { markLive } from '../../db/migrate/releases.ts';
import { readSchema } from '../../db/migrate/schema.ts';
import { arbitraryMigrations } from './arbitrary-migrations.ts';

const OPTIONS = { backupFolder: '', phase: 'contract' } as const;
const RUNS = { numRuns: 30 };

/** Runs with a new database, to which a prefix of some migrations has been applied. */
async function withPrefix(
  migrations: readonly Migration[],
  count: number,
  run: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = connectNodeSqlite(':memory:');
  try {
    await migrateUp(connection, migrations.slice(0, count), OPTIONS);
    await run(connection);
  } finally {
    await connection.close();
  }
}

/** The rows of all tables, without the columns of them that hold nothing. */
async function contents(connection: Connection): Promise<Map<string, unknown[]>> {
  const { columns } = await readSchema(connection.db);
  const found = new Map<string, unknown[]>();
  for (const table of new Set(columns.map((column) => column.table))) {
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} order by id`.execute(connection.db);
    found.set(
      table,
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))),
    );
  }
  return found;
}

/** Puts a row into every table, with a value in each of its columns or only in its key. */
async function fill(connection: Connection, values: boolean): Promise<void> {
  const { columns } = await readSchema(connection.db);
  for (const table of new Set(columns.map((column) => column.table))) {
    const names = values ? columns.filter((column) => column.table === table && column.name !== 'id') : [];
    const places = ['id', ...names.map(({ name }) => name)];
    await connection.atomically([
      {
        sql: `insert into ${table} (${places.join(', ')}) values (${places.map(() => '?').join(', ')})`,
        parameters: places.map((name) => (name === 'id' ? 7 : `value of ${name}`)),
      },
    ]);
  }
}

test('up, down and up again gives the same schema, for every prefix of any migrations', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryMigrations, async (migrations) => {
      await withPrefix(migrations, 0, async (connection) => {
        // Contracts run where it is known which releases do: here one that is newer than all that they name.
        await markLive(connection, [], '9.0.0', {});
        for (const count of migrations.keys()) {
          const prefix = migrations.slice(0, count + 1);
          const before = await readSchema(connection.db);
          await migrateUp(connection, prefix, OPTIONS);
          const after = await readSchema(connection.db);
          await migrateDown(connection, prefix, OPTIONS);
          expect(await readSchema(connection.db)).toEqual(before);
          await migrateUp(connection, prefix, OPTIONS);
          expect(await readSchema(connection.db)).toEqual(after);
        }
      });
    }),
    RUNS,
  );
});

test('down loses no row and no value, or is refused and changes nothing', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryMigrations, fc.boolean(), async (migrations, values) => {
      await withPrefix(migrations, migrations.length, async (connection) => {
        await fill(connection, values);
        const before = await contents(connection);
        for (let count = migrations.length; count > 0; count -= 1) {
          const schema = await readSchema(connection.db);
          const refused = await migrateDown(connection, migrations, OPTIONS).then(
            () => false,
            () => true,
          );
          const after = await contents(connection);
          for (const [table, rows] of before) expect(after.get(table)).toEqual(rows);
          if (!refused) continue;
          expect(await readSchema(connection.db)).toEqual(schema);
          return;
        }
        expect([...before.values()].flat()).toEqual([]);
      });
    }),
    RUNS,
  );
});
