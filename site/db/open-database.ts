import { DatabaseSync } from 'node:sqlite';
import { createClient } from '@libsql/client/http';
import { type Dialect, Kysely } from 'kysely';
import { type DatabaseAddress, readDatabaseAddress } from './connection/database-address.ts';
import { LibsqlDialect } from './connection/libsql-dialect.ts';
import { NodeSqliteDialect } from './connection/node-sqlite-dialect.ts';
import { openSqliteFile } from './connection/open-sqlite-file.ts';
import type { Tables } from './tables.ts';

export interface OpenDatabaseOptions {
  /** For libSQL and Turso: `DATABASE_AUTH_TOKEN`. */
  authToken?: string | undefined;
}

/**
 * The site's database, for its functions. It is opened as it stands: migrations are the `db` command's.
 *
 * @param url - `DATABASE_URL`: `file:<path>`, `libsql://<host>` or `:memory:`.
 * @throws {DatabaseError} if the address is none, or the file cannot be opened. A server is not asked before the first query.
 */
export function openDatabase(url: string, { authToken }: OpenDatabaseOptions = {}): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: dialectFor(readDatabaseAddress(url, authToken)) });
}

function dialectFor(address: DatabaseAddress): Dialect {
  switch (address.kind) {
    case 'memory':
      return new NodeSqliteDialect(new DatabaseSync(':memory:'));
    case 'file':
      return new NodeSqliteDialect(openSqliteFile(address.path));
    case 'libsql': {
      const { url, authToken } = address;
      return new LibsqlDialect(createClient({ url, ...(authToken ? { authToken } : {}) }));
    }
  }
}
