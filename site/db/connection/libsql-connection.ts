import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createClient, LibsqlBatchError } from '@libsql/client/http';
import { Kysely } from 'kysely';
import type { BookkeepingTables } from '../bookkeeping/tables.ts';
import { DatabaseError } from '../database-error.ts';
import { type Connection, StatementError } from './connection.ts';
import type { DatabaseAddress } from './database-address.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { syncFile } from './sync-file.ts';

/** A connection to libSQL over HTTP, as Turso and `sqld` serve it. */
export function connectLibsql({ url, authToken }: Extract<DatabaseAddress, { kind: 'libsql' }>): Connection {
  const client = createClient({ url, ...(authToken === undefined ? {} : { authToken }) });
  return {
    label: url,
    db: new Kysely<BookkeepingTables>({ dialect: new LibsqlDialect(client) }),
    backupName: { stem: new URL(url).host.replaceAll(/[^\w.-]/g, '-'), extension: '.sql' },
    async atomically(statements) {
      try {
        // One request: the server runs all or nothing, however long it takes and whatever becomes of the connection.
        await client.migrate(statements.map(({ sql, parameters = [] }) => ({ sql, args: [...parameters] })));
      } catch (error) {
        throw error instanceof LibsqlBatchError ? new StatementError(error.statementIndex, error) : error;
      }
    },
    backUp: (file) => downloadDump(url, authToken, file),
    async close() {
      client.close();
    },
  };
}

/** The server dumps what it holds in one read transaction. */
async function downloadDump(url: string, authToken: string | undefined, file: string): Promise<void> {
  const address = new URL('dump', url.replace(/^libsql:/, 'https:').replace(/\/?$/, '/'));
  const response = await fetch(
    address,
    authToken ? { headers: { authorization: `Bearer ${authToken}` } } : {},
  );
  if (!response.ok || response.body === null)
    throw new DatabaseError(
      `${url} answered ${response.status} when it was asked for a dump.`,
      'See that the token may read the database. Nothing was changed.',
    );
  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  await pipeline(response.body, createWriteStream(partial));
  await syncFile(partial);
  await rename(partial, file);
}
