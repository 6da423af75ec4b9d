import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { connect } from '../../db/connection/connect.ts';
import type { Connection } from '../../db/connection/connection.ts';
import { readDatabaseAddress } from '../../db/connection/database-address.ts';
import { type LibsqlServer, startLibsqlServer } from './libsql-server.ts';

export type DatabaseKind = 'sqlite' | 'libsql';

/** Both kinds, for `describe.each`. */
export const KINDS: readonly DatabaseKind[] = ['sqlite', 'libsql'];

/** A folder for one test file. */
export function temporaryFolder(): () => string {
  const folder = mkdtempSync(join(tmpdir(), 'site-db-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** Gives a new, empty database for each call, which is closed after the test. */
export function testDatabases(kind: DatabaseKind): { url(): Promise<string>; open(): Promise<Connection> } {
  const folder = temporaryFolder();
  const opened: Connection[] = [];
  let server: LibsqlServer | undefined;
  let files = 0;
  if (kind === 'libsql') {
    beforeAll(async () => {
      server = await startLibsqlServer();
    });
    afterAll(() => server?.stop());
  }
  afterEach(async () => {
    for (const connection of opened.splice(0)) await connection.close();
  });
  const url = async (): Promise<string> => {
    files += 1;
    if (!server) return `file:${join(folder(), `${files}.db`)}`;
    await empty(server.url);
    return server.url;
  };
  return {
    url,
    async open() {
      const connection = await connect(readDatabaseAddress(await url()));
      opened.push(connection);
      return connection;
    },
  };
}

/** The server has one database, so what the last test left goes. */
async function empty(url: string): Promise<void> {
  const connection = await connect(readDatabaseAddress(url));
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not glob 'sqlite_*'`.execute(connection.db);
  await connection.atomically(rows.map(({ name }) => ({ sql: `drop table "${name}"` })));
  await connection.close();
}
