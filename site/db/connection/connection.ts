import type { Kysely } from 'kysely';
import type { BookkeepingTables } from '../bookkeeping/tables.ts';
import type { Statement } from '../sql/statement.ts';

/** What the commands need of a database, whichever kind it is. */
export interface Connection {
  /** Where the database is, without anything secret. */
  readonly label: string;
  readonly db: Kysely<BookkeepingTables>;
  /** How the names of backups begin and end. `undefined` for a database that has nothing to keep. */
  readonly backupName: { readonly stem: string; readonly extension: '.db' | '.sql' } | undefined;
  /**
   * Runs all statements in one transaction, with foreign keys unchecked: SQLite rebuilds tables by dropping them, which
   * would otherwise delete the rows that refer to them.
   *
   * @param beforeEach - Is told the index of each statement, where statements are sent one by one.
   * @throws {StatementError} if one fails. None has had an effect then.
   */
  atomically(statements: readonly Statement[], beforeEach?: (index: number) => void): Promise<void>;
  /** Writes the whole database, as it is at one moment, to a new file. */
  backUp(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The database refused one statement of several, and took none of the others. */
export class StatementError extends Error {
  /** Which one, from 0. */
  readonly index: number;

  constructor(index: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'StatementError';
    this.index = index;
  }
}
