import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseError } from '../database-error.ts';

/** How long a statement waits for another writer, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens a SQLite file, which is made if there is none, so that readers go on while one writes.
 *
 * @throws {DatabaseError} if it cannot be opened or is no database.
 */
export function openSqliteFile(path: string): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    database.exec('pragma journal_mode = wal');
    return database;
  } catch (cause) {
    throw new DatabaseError(
      `The database file ${path} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'See that its folder may be written to and that the file is a SQLite database, or set DATABASE_URL to another.',
      { cause },
    );
  }
}
