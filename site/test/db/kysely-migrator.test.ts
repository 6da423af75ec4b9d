import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { NodeSqliteDialect } from '../../db/connection/node-sqlite-dialect.ts';

test("Kysely's own Migrator leaves nothing of a migration that failed, on the dialect that is used here", async () => {
  const db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(new DatabaseSync(':memory:')) });
  let broken = true;
  const up = async (trx: Kysely<unknown>): Promise<void> => {
    await sql`create table t (a)`.execute(trx);
    if (broken) throw new Error('in the middle');
  };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ one: { up } }) } });
  expect((await migrator.migrateToLatest()).error).toMatchObject({ message: 'in the middle' });
  broken = false;
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  await db.destroy();
});
