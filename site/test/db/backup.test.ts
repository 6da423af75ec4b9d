import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connect } from '../../db/connection/connect.ts';
import { backUp } from '../../db/migrate/backup.ts';
import { migrateUp } from '../../db/migrate/migrate-up.ts';
import { readBackup } from '../../db/migrate/read-backup.ts';
import { KINDS, temporaryFolder, testDatabases } from './databases.ts';
import { EXAMPLES } from './example-migrations.ts';

const silent = (): void => {};

describe.each(KINDS)('%s', (kind) => {
  const databases = testDatabases(kind);
  const folder = temporaryFolder();

  test('a backup holds every row as it was', async () => {
    const connection = await databases.open();
    await migrateUp(connection, EXAMPLES, { backupFolder: folder() });
    // Zero characters end a text in SQLite's own dump.
    const texts = fc
      .sample(fc.string({ unit: 'binary', maxLength: 40 }), 300)
      .filter((text) => !text.includes('\0'));
    const odd = ["it's", '"quoted"', 'two\nlines\r\n', '; drop table people; --', '🕺 ñ 漢', '', '\\n'];
    const names = [...odd, ...texts];
    await connection.atomically(
      names.map((name, index) => ({
        sql: 'insert into people (id, name) values (?, ?)',
        parameters: [index, name],
      })),
    );
    const file = (await backUp(connection, folder(), silent)) ?? '';
    expect(readPeople(file)).toEqual(names);
    expect(readdirSync(folder()).filter((name) => !/\.(db|sql)$/.test(name))).toEqual([]);
  });

  test('two backups have two names', async () => {
    const connection = await databases.open();
    await migrateUp(connection, EXAMPLES, { backupFolder: folder() });
    const first = await backUp(connection, folder(), silent);
    expect(await backUp(connection, folder(), silent)).not.toBe(first);
  });
});

function readPeople(file: string): unknown[] {
  const database = new DatabaseSync(file.endsWith('.sql') ? ':memory:' : file);
  if (file.endsWith('.sql')) database.exec(readFileSync(file, 'utf8'));
  const rows = database.prepare('select name from people order by id').all();
  database.close();
  return rows.map(({ name }) => name);
}

describe('a libSQL server', () => {
  const folder = temporaryFolder();

  async function dumping(
    status: number,
    dump: string,
    run: (url: string, tokens: unknown[]) => Promise<void>,
  ) {
    const tokens: unknown[] = [];
    const server = createServer((request, response) => {
      tokens.push(request.headers.authorization);
      response.writeHead(request.url === '/dump' ? status : 404).end(dump);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    await run(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, tokens);
    server.close();
  }

  test('is shown the token, and one that refuses it ends the command before anything changes', async () => {
    await dumping(401, '', async (url, tokens) => {
      const connection = await connect({ kind: 'libsql', url, authToken: 'hush' });
      await expect(backUp(connection, folder(), silent)).rejects.toThrow(
        'answered 401 when it was asked for a dump',
      );
      expect(tokens).toEqual(['Bearer hush']);
      await connection.close();
    });
  });

  test('a dump whose end is missing is no backup', async () => {
    await dumping(200, 'BEGIN TRANSACTION;\ncreate table t (a);\n', async (url) => {
      const file = join(folder(), 'cut.sql');
      const connection = await connect({ kind: 'libsql', url, authToken: undefined });
      await connection.backUp(file);
      expect((await readBackup(file)).integrity).toBe('the end is missing');
      await connection.close();
    });
  });
});

test('a database in memory has nothing to keep', async () => {
  const connection = await connect({ kind: 'memory' });
  expect(await backUp(connection, '/nowhere', silent)).toBeNull();
  await connection.close();
});

describe('a folder', () => {
  const folder = temporaryFolder();

  test('that is none is told, with the way out', async () => {
    const path = join(folder(), 'site.db');
    const connection = await connect({ kind: 'file', path });
    await expect(backUp(connection, path, silent)).rejects.toMatchObject({
      message: expect.stringContaining('could not be written'),
      hint: expect.stringContaining('--backups'),
    });
    await connection.close();
  });
});
