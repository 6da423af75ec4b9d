import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { readLedger } from '../bookkeeping/read-ledger.ts';
import type { BookkeepingTables } from '../bookkeeping/tables.ts';
import { NodeSqliteDialect } from '../connection/node-sqlite-dialect.ts';

/** What a backup turns out to hold. */
export interface BackupContents {
  /** `ok`, or what SQLite found wrong. */
  readonly integrity: string;
  readonly migrations: readonly string[];
}

/** Opens a backup as somebody would who needs it: a SQLite file, or SQL that makes one. */
export async function readBackup(file: string): Promise<BackupContents> {
  const database = file.endsWith('.sql')
    ? new DatabaseSync(':memory:')
    : new DatabaseSync(file, { readOnly: true });
  const db = new Kysely<BookkeepingTables>({ dialect: new NodeSqliteDialect(database) });
  try {
    if (file.endsWith('.sql')) database.exec(await readFile(file, 'utf8'));
    // A dump is one transaction: it is still open if the end is missing.
    const cutOff = database.isTransaction;
    const { integrity_check: found } = database.prepare('pragma integrity_check(1)').get() ?? {};
    const { applied } = await readLedger(db);
    return {
      integrity: cutOff ? 'the end is missing' : String(found),
      migrations: applied.map(({ name }) => name),
    };
  } finally {
    await db.destroy();
    if (database.isOpen) database.close();
  }
}
