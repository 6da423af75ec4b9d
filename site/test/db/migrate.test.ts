import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { readLedger } from '../../db/bookkeeping/read-ledger.ts';
import type { Connection } from '../../db/connection/connection.ts';
import { type DownResult, migrateDown } from '../../db/migrate/migrate-down.ts';
import { migrateUp, type UpResult } from '../../db/migrate/migrate-up.ts';
import type { Migration } from '../../db/migrate/migration.ts';
import type { UpOptions } from '../../db/migrate/plan-up.ts';
import { readBackup } from '../../db/migrate/read-backup.ts';
import { markGone, markLive } from '../../db/migrate/releases.ts';
import { readSchema } from '../../db/migrate/schema.ts';
import { KINDS, temporaryFolder, testDatabases } from './databases.ts';
import { EXAMPLES } from './example-migrations.ts';

type DownOptions = Partial<Parameters<typeof migrateDown>[2]>;

describe.each(KINDS)('%s', (kind) => {
  const databases = testDatabases(kind);
  const folder = temporaryFolder();
  let connection: Connection;
  beforeEach(async () => {
    connection = await databases.open();
  });

  const up = (options: UpOptions = {}, migrations = EXAMPLES): Promise<UpResult> =>
    migrateUp(connection, migrations, { backupFolder: folder(), ...options });
  const down = (options: DownOptions = {}): Promise<DownResult> =>
    migrateDown(connection, EXAMPLES, { backupFolder: folder(), ...options });
  const applied = async (): Promise<string[]> =>
    (await readLedger(connection.db)).applied.map(({ name }) => name);
  const run = (text: string) => sql.raw<Record<string, unknown>>(text).execute(connection.db);

  test('up applies what expands, once, and leaves the contract for later', async () => {
    expect(await up()).toEqual({
      applied: ['0001-people', '0002-full-name'],
      waiting: ['0003-drop-name'],
      backup: null,
    });
    expect(await applied()).toEqual(['0001-people', '0002-full-name']);
    expect((await up()).applied).toEqual([]);
  });

  test('up to a migration stops there', async () => {
    expect((await up({ to: '0001-people' })).applied).toEqual(['0001-people']);
    await expect(up({ to: '0009-none' })).rejects.toThrow('no migration "0009-none"');
  });

  test('a contract waits until the releases that need the old schema are gone, and is backed up first', async () => {
    await up();
    await run("insert into people (name, full_name) values ('Ada', 'Ada Lovelace')");
    await expect(up({ phase: 'contract' })).rejects.toThrow('does not know which ones run');
    await markLive(connection, EXAMPLES, '0.1.9', {});
    await markLive(connection, EXAMPLES, '0.2.0', {});
    await expect(up({ phase: 'contract' })).rejects.toThrow('what the release 0.1.9 needs, which is live');
    await markGone(connection, '0.1.9', {});
    const { applied, backup } = await up({ phase: 'contract' });
    expect(applied).toEqual(['0003-drop-name']);
    expect((await readBackup(backup ?? '')).migrations).toEqual(['0001-people', '0002-full-name']);
    expect((await run('select * from people')).rows).toEqual([{ id: 1, full_name: 'Ada Lovelace' }]);
  });

  test('on a new database all of it runs at once', async () => {
    expect((await up({ phase: 'contract' })).applied).toHaveLength(3);
  });

  test('an expansion behind a contract is refused before anything runs', async () => {
    const behind: Migration = {
      name: '0004-ages',
      phase: 'expand',
      up: ['create table ages (a)'],
      down: ['drop table ages'],
    };
    await expect(up({}, [...EXAMPLES, behind])).rejects.toThrow('0004-ages stands behind 0003-drop-name');
    expect(await applied()).toEqual([]);
  });

  test('a migration that was changed after it was applied is refused, its layout aside', async () => {
    const [people] = EXAMPLES;
    if (!people) throw new Error('There are examples.');
    await up({}, [people]);
    const changed = {
      ...people,
      up: people.up.map((text) => text.replace('name text', 'name text, age integer')),
    };
    await expect(up({}, [changed])).rejects.toThrow('0001-people has been changed since it was applied');
    const laidOut = { ...people, up: people.up.map((text) => text.toUpperCase().replaceAll(' ', '\n  ')) };
    expect((await up({}, [laidOut])).applied).toEqual([]);
  });

  test('a checkout that is older than the database changes nothing', async () => {
    await up();
    await expect(up({}, EXAMPLES.slice(0, 1))).rejects.toThrow(
      '0002-full-name, which this checkout does not know',
    );
    await expect(migrateDown(connection, EXAMPLES.slice(0, 1), { backupFolder: folder() })).rejects.toThrow(
      'its way back is not here',
    );
    expect(await applied()).toHaveLength(2);
  });

  test('a migration that fails in its middle leaves nothing, says where, and runs once it is mended', async () => {
    const [people, fullName] = EXAMPLES;
    if (!people || !fullName) throw new Error('There are examples.');
    await up({ to: people.name });
    await run("insert into people (name) values ('Ada'), ('Ada')");
    const before = await readSchema(connection.db);
    const broken = { ...fullName, up: [...fullName.up, 'create unique index one_each on people (name)'] };
    const brokenDown = { ...broken, down: ['drop index one_each', ...fullName.down] };
    await expect(up({}, [people, brokenDown])).rejects.toThrow(
      /Statement 4 of "up" in the migration 0002-full-name failed: .*UNIQUE.* Nothing of this migration was applied/s,
    );
    expect(await readSchema(connection.db)).toEqual(before);
    expect(await applied()).toEqual(['0001-people']);
    expect((await up({}, [people, fullName])).applied).toEqual(['0002-full-name']);
  });

  test('down goes where no row has anything to lose, after a backup', async () => {
    await up();
    await run("insert into people (name) values ('Ada')");
    const { takenBack, lost, backup } = await down();
    expect([takenBack, lost]).toEqual([['0002-full-name'], []]);
    expect((await readBackup(backup ?? '')).migrations).toEqual(['0001-people', '0002-full-name']);
    expect((await run('select * from people')).rows).toEqual([{ id: 1, name: 'Ada' }]);
  });

  test('down is refused where it would lose something, unless it is told to', async () => {
    await up();
    await run("insert into people (full_name) values ('Ada Lovelace'), (null), ('Alan Turing')");
    await expect(down()).rejects.toThrow('would lose what is stored in: column people.full_name (2 rows)');
    await expect(down({ to: 'none' })).rejects.toThrow('table people (3 rows)');
    expect(await applied()).toHaveLength(2);
    expect((await run('select count(*) as n from people')).rows).toEqual([{ n: 3 }]);
    const { lost, backup } = await down({ to: 'none', loseData: true });
    expect(lost).toEqual([{ what: 'table people', rows: 3 }]);
    expect((await readBackup(backup ?? '')).migrations).toHaveLength(2);
    expect((await readSchema(connection.db)).objects.size).toBe(0);
  });

  test('what is written after the count is not lost either', async () => {
    await up({ to: '0001-people' });
    const backUp = connection.backUp.bind(connection);
    const late: Connection = {
      ...connection,
      async backUp(file) {
        await backUp(file);
        await run("insert into people (name) values ('late')");
      },
    };
    await expect(migrateDown(late, EXAMPLES, { backupFolder: folder() })).rejects.toThrow(
      'table people (1 row)',
    );
    expect((await run('select name from people')).rows).toEqual([{ name: 'late' }]);
  });

  test('down is refused while a release that is live needs the schema', async () => {
    await up();
    await markLive(connection, EXAMPLES, '0.2.0', {});
    await expect(down()).rejects.toThrow('The release 0.2.0 is live and needs the migration 0002-full-name');
    await markGone(connection, '0.2.0', {});
    expect((await down()).takenBack).toEqual(['0002-full-name']);
  });

  test('a contract can be taken back: its rows stay', async () => {
    await up({ phase: 'contract' });
    await run("insert into people (full_name) values ('Ada Lovelace')");
    expect((await down({ to: '0002-full-name' })).takenBack).toEqual(['0003-drop-name']);
    expect((await run('select name, full_name from people')).rows).toEqual([
      { name: 'Ada Lovelace', full_name: 'Ada Lovelace' },
    ]);
  });

  test('a table that others refer to can be rebuilt, and not so that rows refer to nothing', async () => {
    const pets: Migration = {
      name: '0004-pets',
      phase: 'expand',
      up: [
        'create table pets (id integer primary key, person integer not null references people (id) on delete cascade) strict',
      ],
      down: ['drop table pets'],
    };
    const rebuild = (condition: string): Migration => ({
      name: '0005-rebuild',
      phase: 'contract',
      oldestRelease: '0.3.0',
      up: [
        "create table people_new (id integer primary key, full_name text not null default '') strict",
        `insert into people_new (id, full_name) select id, coalesce(full_name, '') from people ${condition}`,
        'drop table people',
        'alter table people_new rename to people',
      ],
      down: [
        'create table people_old (id integer primary key, full_name text) strict',
        'insert into people_old (id, full_name) select id, full_name from people',
        'drop table people',
        'alter table people_old rename to people',
        'create index people_by_full_name on people (full_name)',
      ],
    });
    await up({ phase: 'contract' }, [...EXAMPLES, pets]);
    await run("insert into people (full_name) values ('Ada')");
    await run('insert into pets (person) values (1)');
    await markLive(connection, [...EXAMPLES, pets], '0.3.0', {});
    await expect(up({ phase: 'contract' }, [...EXAMPLES, pets, rebuild('where false')])).rejects.toThrow(
      'rows would refer to rows that are not there',
    );
    expect((await run('select full_name from people')).rows).toEqual([{ full_name: 'Ada' }]);
    await up({ phase: 'contract' }, [...EXAMPLES, pets, rebuild('')]);
    expect((await run('select count(*) as n from pets')).rows).toEqual([{ n: 1 }]);
  });
});
