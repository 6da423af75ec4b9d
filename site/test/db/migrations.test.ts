import { describe, expect, test } from 'vitest';
import { migrateDown } from '../../db/migrate/migrate-down.ts';
import { migrateUp } from '../../db/migrate/migrate-up.ts';
import { rehearse } from '../../db/migrate/rehearse.ts';
import { readSchema } from '../../db/migrate/schema.ts';
import { migrations } from '../../db/migrations/index.ts';
import { releases } from '../../db/releases/index.ts';
import { recordQueries } from '../../db/releases/record-queries.ts';
import manifest from '../../package.json' with { type: 'json' };
import { compatibleMigrations } from './compatible-migrations.ts';
import { KINDS, temporaryFolder, testDatabases } from './databases.ts';

describe.each(KINDS)('on %s', (kind) => {
  const databases = testDatabases(kind);
  const folder = temporaryFolder();

  test('every prefix goes up, down and up again to the same schema, which is the rehearsed one', async () => {
    const connection = await databases.open();
    const options = { backupFolder: folder(), phase: 'contract' } as const;
    const none = await readSchema(connection.db);
    let before = none;
    for (const { migration, schema } of await rehearse(migrations)) {
      const to = migration.name;
      await migrateUp(connection, migrations, { ...options, to });
      expect(await readSchema(connection.db)).toEqual(schema);
      await migrateDown(connection, migrations, options);
      expect(await readSchema(connection.db)).toEqual(before);
      await migrateDown(connection, migrations, { ...options, to: 'none' });
      expect(await readSchema(connection.db)).toEqual(none);
      await migrateUp(connection, migrations, { ...options, to });
      expect(await readSchema(connection.db)).toEqual(schema);
      before = schema;
    }
  });

  describe.each(releases)('the release $version', (release) => {
    test.each(compatibleMigrations(release, migrations))('can send every query after %s', async (to) => {
      const connection = await databases.open();
      await migrateUp(connection, migrations, { backupFolder: folder(), phase: 'contract', to });
      await connection.atomically(release.queries);
    });
  });
});

test('the list of the present release holds what its functions send', async () => {
  const present = releases.find(({ version }) => version === manifest.version);
  expect(
    present?.queries,
    'Queries have changed: run "node site/db/releases/record.ts", and add its file to site/db/releases/index.ts.',
  ).toEqual(await recordQueries());
});
