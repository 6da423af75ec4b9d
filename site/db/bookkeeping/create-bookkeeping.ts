import type { Connection } from '../connection/connection.ts';
import type { Statement } from '../sql/statement.ts';

/** The names of the tables below, which are no part of the site's schema. */
export const BOOKKEEPING_NAMES: readonly string[] = ['schema_migrations', 'schema_lock', 'schema_releases'];

const STATEMENTS: readonly Statement[] = [
  {
    sql: `create table if not exists schema_migrations (
      position integer primary key,
      name text not null unique,
      phase text not null check (phase in ('expand', 'contract')),
      oldest_release text check ((oldest_release is not null) = (phase = 'contract')),
      checksum text not null check (length(checksum) = 64),
      applied_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
      applied_by text not null
    ) strict`,
  },
  {
    sql: `create table if not exists schema_lock (
      id integer primary key check (id = 1),
      token text not null default '',
      holder text not null default '',
      host text not null default '',
      pid integer not null default 0,
      acquired_at real not null default 0,
      expires_at real not null default 0
    ) strict`,
  },
  { sql: 'insert into schema_lock (id) values (1) on conflict do nothing' },
  {
    sql: `create table if not exists schema_releases (
      version text primary key,
      needs_migration text not null,
      live_since text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
    ) strict`,
  },
];

/** Makes the tables of the bookkeeping where they are not there yet. */
export async function createBookkeeping(connection: Connection): Promise<void> {
  await connection.atomically(STATEMENTS);
}
