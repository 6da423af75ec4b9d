import { rename, rm } from 'node:fs/promises';
import { parse } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { BookkeepingTables } from '../bookkeeping/tables.ts';
import type { Statement } from '../sql/statement.ts';
import { type Connection, StatementError } from './connection.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import { syncFile } from './sync-file.ts';

/** A connection to a SQLite file, or with `:memory:` to a database that is gone with it. */
export function connectNodeSqlite(path: string): Connection {
  const inMemory = path === ':memory:';
  const database = inMemory ? new DatabaseSync(':memory:') : openSqliteFile(path);
  const db = new Kysely<BookkeepingTables>({ dialect: new NodeSqliteDialect(database) });
  return {
    label: inMemory ? ':memory:' : path,
    db,
    backupName: inMemory ? undefined : { stem: parse(path).name, extension: '.db' },
    atomically: async (statements, beforeEach) => runAtomically(database, statements, beforeEach),
    async backUp(file) {
      const partial = `${file}.partial`;
      await rm(partial, { force: true });
      database.prepare('vacuum into ?').run(partial);
      await syncFile(partial);
      await rename(partial, file);
    },
    async close() {
      await db.destroy();
      // Kysely closes only what it has used.
      if (database.isOpen) database.close();
    },
  };
}

function runAtomically(
  database: DatabaseSync,
  statements: readonly Statement[],
  beforeEach?: (index: number) => void,
): void {
  let index = 0;
  // Has no effect inside a transaction, so it goes around.
  database.exec('pragma foreign_keys = off');
  try {
    database.exec('begin immediate');
    for (const { sql, parameters = [] } of statements) {
      beforeEach?.(index);
      database.prepare(sql).run(...parameters);
      index += 1;
    }
    database.exec('commit');
  } catch (cause) {
    if (database.isTransaction) database.exec('rollback');
    throw new StatementError(index, cause);
  } finally {
    database.exec('pragma foreign_keys = on');
  }
}
