import { SqliteAdapter } from 'kysely';

/**
 * Tells Kysely that SQLite changes schemas inside transactions. Its own adapter denies that, so that its Migrator runs
 * without one and leaves half a schema behind when a migration fails.
 */
export class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
