import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLedger } from '../../db/bookkeeping/read-ledger.ts';
import { connect } from '../../db/connection/connect.ts';
import { migrateUp } from '../../db/migrate/migrate-up.ts';
import { temporaryFolder } from './databases.ts';
import { EXAMPLES } from './example-migrations.ts';
import { type LibsqlServer, startLibsqlServer } from './libsql-server.ts';

const folder = temporaryFolder();
let server: LibsqlServer;
beforeAll(async () => {
  server = await startLibsqlServer();
});
afterAll(() => server.stop());

test('a migration whose answer is lost counts as applied if it was', async () => {
  const connection = await connect({ kind: 'libsql', url: server.url, authToken: undefined });
  const { atomically } = connection;
  let lost = 0;
  const unlucky = {
    ...connection,
    async atomically(...values: Parameters<typeof atomically>) {
      await atomically(...values);
      if (values[0].some(({ sql }) => sql.startsWith('insert into schema_migrations'))) {
        lost += 1;
        throw new TypeError('fetch failed');
      }
    },
  };
  expect((await migrateUp(unlucky, EXAMPLES, { backupFolder: folder() })).applied).toHaveLength(2);
  expect(lost).toBe(2);
  expect((await readLedger(connection.db)).applied).toHaveLength(2);
  await connection.close();
});

test('one whose request is lost is told as not applied', async () => {
  const connection = await connect({ kind: 'memory' });
  const { atomically } = connection;
  const unlucky = {
    ...connection,
    async atomically(...values: Parameters<typeof atomically>) {
      if (values[0].some(({ sql }) => sql.startsWith('insert into schema_migrations')))
        throw new TypeError('fetch failed');
      await atomically(...values);
    },
  };
  await expect(migrateUp(unlucky, EXAMPLES, { backupFolder: folder() })).rejects.toThrow(
    'could not be reached for the migration 0001-people: fetch failed. Nothing of it was applied.',
  );
  await connection.close();
});
